/* Counts the operations of a process that change files below one folder, and lets one of them go wrong.

   Loaded before all other libraries (LD_PRELOAD), so that Python, DuckDB, Oxigraph and the libraries of pictures call it for
   the C library. It does nothing until fault_arm() is called; a process that is started by this one begins unarmed. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* What happens at the chosen operation: a signal before it; half of a write and SIGKILL; an error once, or from there on. */
enum { NOTHING, SIGNAL, HALF, ONCE, FROM };
/* What an operation may need: room on the disk, so that a full one refuses it, or none. */
enum { FREE, ROOM };

static char below[PATH_MAX];
static size_t length;
static int armed, what, number, record = -1;
static long chosen;
static atomic_long counted, happened;

void fault_arm(const char *folder, long at, int how, int with, int into) {
  strncpy(below, folder, sizeof below - 1);
  length = strlen(below);
  chosen = at, what = how, number = with, record = into;
  counted = happened = 0;
  armed = 1;
}

long fault_counted(void) { return counted; }
long fault_happened(void) { return happened; }
void fault_disarm(void) { armed = 0; }

/* The path of an open file, or of a name in an open folder. */
static const char *path_of(int fd, const char *name, char *into) {
  char link[64];
  if (name && name[0] == '/') return name;
  snprintf(link, sizeof link, fd == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", fd);
  ssize_t got = syscall(SYS_readlinkat, AT_FDCWD, link, into, PATH_MAX - 1);
  if (got < 0) return "";
  into[got] = 0;
  if (name && name[0] && (size_t)got + strlen(name) + 2 < PATH_MAX) strcat(strcat(into, "/"), name);
  return into;
}

static void noted(long at, const char *name, const char *path, const char *other) {
  char line[3 * PATH_MAX];
  int size = snprintf(line, sizeof line, "%ld\t%s\t%s\t%s\n", at, name, path, other);
  syscall(SYS_write, record, line, (size_t)size);
}

/* Count an operation; 0: do it, -1: it fails with errno, 1: do half of it and die, 2: do half of it and say so.

   The write that fills a disk writes what there is room for. */
static int point(const char *name, int fd, const char *at, int needs, const char *other) {
  char into[PATH_MAX];
  int before = errno;
  if (!armed) return 0;
  const char *path = path_of(fd, at, into);
  if (strncmp(path, below, length) || (path[length] != '/' && path[length] != 0)) return errno = before, 0;
  long n = ++counted;
  errno = before;
  if (record >= 0) noted(n, name, path, other ? other : ""), errno = before;
  int here = n == chosen;
  if (what == SIGNAL && here) {
    happened = n;
    kill(getpid(), number);
  } else if (what == HALF && here) {
    happened = n;
    return 1;
  } else if ((what == ONCE && here) || (what == FROM && n >= chosen && needs == ROOM)) {
    if (!happened) happened = n;
    errno = number;
    return what == FROM && here && !strcmp(name, "write") ? 2 : -1;
  }
  return 0;
}

static void die(void) { kill(getpid(), SIGKILL); }

/* An operation is done whole or not at all: half of it is not at all. */
#define WHOLE(NAME, FD, AT, NEEDS, OTHER, CALL) \
  int got = point(NAME, FD, AT, NEEDS, OTHER); \
  if (got < 0) return -1; \
  if (got > 0) die(); \
  return CALL

#define PIECE(NAME, CALL, HALVED) \
  int got = point(NAME, fd, NULL, ROOM, NULL); \
  if (got < 0) return -1; \
  if (got > 0) { \
    ssize_t done = HALVED; \
    if (got == 1) die(); \
    if (done > 0) return done; \
    errno = number; \
    return -1; \
  } \
  return CALL

static int opened(int fd, const char *path, int flags, mode_t mode) {
  if ((flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC)) {
    int got = point(flags & O_CREAT ? "create" : "open", fd, path, flags & O_CREAT ? ROOM : FREE, NULL);
    if (got < 0) return -1;
    if (got > 0) die();
  }
  return (int)syscall(SYS_openat, fd, path, flags, mode);
}

#define MODE(FLAGS, LAST) \
  mode_t mode = 0; \
  if ((FLAGS) & (O_CREAT | __O_TMPFILE)) { va_list rest; va_start(rest, LAST); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) { MODE(flags, flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int fd, const char *path, int flags, ...) { MODE(flags, flags) return opened(fd, path, flags, mode); }
int openat64(int fd, const char *path, int flags, ...) { MODE(flags, flags) return opened(fd, path, flags, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

/* What the C library itself buffers is counted when it is opened. */
static FILE *streamed(const char *real, const char *path, const char *mode) {
  if (strpbrk(mode, "wa+")) {
    int got = point("create", AT_FDCWD, path, ROOM, NULL);
    if (got < 0) return NULL;
    if (got > 0) die();
  }
  return ((FILE * (*)(const char *, const char *)) dlsym(RTLD_NEXT, real))(path, mode);
}
FILE *fopen(const char *path, const char *mode) { return streamed("fopen", path, mode); }
FILE *fopen64(const char *path, const char *mode) { return streamed("fopen64", path, mode); }

ssize_t write(int fd, const void *from, size_t size) {
  PIECE("write", syscall(SYS_write, fd, from, size), syscall(SYS_write, fd, from, size / 2));
}
ssize_t pwrite64(int fd, const void *from, size_t size, off64_t at) {
  PIECE("write", syscall(SYS_pwrite64, fd, from, size, at), syscall(SYS_pwrite64, fd, from, size / 2, at));
}
ssize_t pwrite(int fd, const void *from, size_t size, off_t at) { return pwrite64(fd, from, size, at); }
ssize_t writev(int fd, const struct iovec *from, int count) {
  PIECE("write", syscall(SYS_writev, fd, from, count), syscall(SYS_write, fd, from->iov_base, from->iov_len / 2));
}
ssize_t pwritev64(int fd, const struct iovec *from, int count, off64_t at) {
  PIECE("write", syscall(SYS_pwritev, fd, from, count, at, 0), syscall(SYS_pwrite64, fd, from->iov_base, from->iov_len / 2, at));
}
ssize_t pwritev(int fd, const struct iovec *from, int count, off_t at) { return pwritev64(fd, from, count, at); }
ssize_t sendfile64(int fd, int from, off64_t *at, size_t size) {
  PIECE("write", syscall(SYS_sendfile, fd, from, at, size), syscall(SYS_sendfile, fd, from, at, size / 2));
}
ssize_t sendfile(int fd, int from, off_t *at, size_t size) { return sendfile64(fd, from, at, size); }
ssize_t copy_file_range(int from, off64_t *at, int fd, off64_t *to, size_t size, unsigned flags) {
  PIECE("write", syscall(SYS_copy_file_range, from, at, fd, to, size, flags),
        syscall(SYS_copy_file_range, from, at, fd, to, size / 2, flags));
}

int ftruncate64(int fd, off64_t size) { WHOLE("truncate", fd, NULL, ROOM, NULL, (int)syscall(SYS_ftruncate, fd, size)); }
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }
int truncate64(const char *path, off64_t size) {
  WHOLE("truncate", AT_FDCWD, path, ROOM, NULL, (int)syscall(SYS_truncate, path, size));
}
int truncate(const char *path, off_t size) { return truncate64(path, size); }
int fallocate64(int fd, int how, off64_t at, off64_t size) {
  WHOLE("truncate", fd, NULL, ROOM, NULL, (int)syscall(SYS_fallocate, fd, how, at, size));
}
int fallocate(int fd, int how, off_t at, off_t size) { return fallocate64(fd, how, at, size); }
int posix_fallocate64(int fd, off64_t at, off64_t size) { return fallocate64(fd, 0, at, size) ? errno : 0; }
int posix_fallocate(int fd, off_t at, off_t size) { return fallocate64(fd, 0, at, size) ? errno : 0; }

int fsync(int fd) { WHOLE("fsync", fd, NULL, ROOM, NULL, (int)syscall(SYS_fsync, fd)); }
int fdatasync(int fd) { WHOLE("fsync", fd, NULL, ROOM, NULL, (int)syscall(SYS_fdatasync, fd)); }

int syncfs(int fd) { WHOLE("syncfs", fd, NULL, ROOM, NULL, (int)syscall(SYS_syncfs, fd)); }

int renameat2(int fd, const char *path, int to, const char *name, unsigned flags) {
  WHOLE(flags & 2 ? "exchange" : "rename", fd, path, ROOM, name, (int)syscall(SYS_renameat2, fd, path, to, name, flags));
}
int renameat(int fd, const char *path, int to, const char *name) { return renameat2(fd, path, to, name, 0); }
int rename(const char *path, const char *name) { return renameat2(AT_FDCWD, path, AT_FDCWD, name, 0); }

int mkdirat(int fd, const char *path, mode_t mode) {
  WHOLE("mkdir", fd, path, ROOM, NULL, (int)syscall(SYS_mkdirat, fd, path, mode));
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }
int linkat(int fd, const char *path, int to, const char *name, int flags) {
  WHOLE("link", to, name, ROOM, path, (int)syscall(SYS_linkat, fd, path, to, name, flags));
}
int link(const char *path, const char *name) { return linkat(AT_FDCWD, path, AT_FDCWD, name, 0); }
int symlinkat(const char *path, int to, const char *name) {
  WHOLE("link", to, name, ROOM, path, (int)syscall(SYS_symlinkat, path, to, name));
}
int symlink(const char *path, const char *name) { return symlinkat(path, AT_FDCWD, name); }
int unlinkat(int fd, const char *path, int flags) {
  WHOLE(flags & AT_REMOVEDIR ? "rmdir" : "unlink", fd, path, FREE, NULL, (int)syscall(SYS_unlinkat, fd, path, flags));
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  int got = unlink(path);
  return got && errno == EISDIR ? rmdir(path) : got;
}
