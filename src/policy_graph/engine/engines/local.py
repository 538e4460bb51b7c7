"""This machine."""


def engine(settings):
    def run(work, given):
        for each in given:
            yield each, work(each)

    return run
