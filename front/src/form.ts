// Forms of questions: names are completed from the data.
