/* Stands between a process and libc (LD_PRELOAD, Linux) and counts every call that changes a file below
 * the given folders: one counter over all threads. At a chosen call it kills the process, tears the write
 * or answers with an error. Can record every call with its bytes, to be replayed as a power cut.
 *
 * FAULT_ROOTS  folders with real paths, separated by ':'; everything else passes
 * FAULT_MODE   record | kill-before | kill-after | torn | fail-once | fail-on
 * FAULT_AT     number of the call, from 1
 * FAULT_ERRNO  for the two fail modes: ENOSPC or EIO
 * FAULT_LOG    file for the records (fault-layer.ts reads them); with FAULT_BYTES=1 with the bytes written
 * FAULT_MARKS  file by which the program says what it did: its writes are recorded, not counted
 *
 * The calls of all threads are put into one order by a mutex, so the record is the order in which the
 * system saw them. Writes by mmap are not seen: SQLite is told to use none (mmap_size=0). Copies inside
 * the kernel (copy_file_range, sendfile, FICLONE) are refused, and libuv copies with plain writes instead.
 */
#include "fault-plan.h"
#include <dirent.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/uio.h>

#define FICLONE_REQUEST 0x40049409UL

/* The common form of a call on paths: work is one expression that answers 0 when it was done. */
#define CHANGE(op, first, second, inode, work) \
  pthread_mutex_lock(&order); \
  int error = meet(op, first, second, inode); \
  int answer = -1; \
  if (error == 0) { \
    answer = (work); \
    error = answer == 0 ? 0 : errno; \
    put(op, error, counter, inode, 0, first, second, NULL, 0); \
    met(); \
  } \
  pthread_mutex_unlock(&order); \
  errno = error; \
  return answer

static int open_file(int folder, const char *path, int flags, mode_t rights) {
  char whole[PATH_MAX];
  absolute(folder, path, whole);
  int creates = (flags & O_CREAT) != 0, empties = (flags & O_TRUNC) != 0;
  if ((!creates && !empties) || !is_watched(whole))
    return (int)syscall(SYS_openat, folder, path, flags, rights);
  pthread_mutex_lock(&order);
  int exists = is_there(whole);
  int changes = exists ? empties && !(creates && (flags & O_EXCL)) : creates;
  enum op op = exists ? OP_TRUNCATE : OP_CREATE;
  int error = changes ? meet(op, whole, NULL, inode_of_path(whole)) : 0, fd = -1;
  if (error == 0) {
    fd = (int)syscall(SYS_openat, folder, path, flags, rights);
    error = fd < 0 ? errno : 0;
    if (changes) {
      put(op, error, counter, fd < 0 ? 0 : inode_of(fd), 0, whole, NULL, NULL, 0);
      met();
    }
  }
  pthread_mutex_unlock(&order);
  errno = error;
  return fd;
}

#define RIGHTS(flags) \
  mode_t rights = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list list; \
    va_start(list, flags); \
    rights = va_arg(list, mode_t); \
    va_end(list); \
  }

int open(const char *path, int flags, ...) { RIGHTS(flags) return open_file(AT_FDCWD, path, flags, rights); }
int open64(const char *path, int flags, ...) { RIGHTS(flags) return open_file(AT_FDCWD, path, flags | O_LARGEFILE, rights); }
int openat(int folder, const char *path, int flags, ...) { RIGHTS(flags) return open_file(folder, path, flags, rights); }
int openat64(int folder, const char *path, int flags, ...) { RIGHTS(flags) return open_file(folder, path, flags | O_LARGEFILE, rights); }
int creat(const char *path, mode_t rights) { return open_file(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, rights); }
int creat64(const char *path, mode_t rights) { return creat(path, rights); }

/* `at` < 0: at the file's own position. */
static ssize_t write_file(int fd, const void *bytes, size_t count, off_t at) {
  char path[PATH_MAX];
  path_of(fd, path);
  int is_mark = marks[0] != 0 && strcmp(path, marks) == 0;
  if (!is_mark && !is_watched(path))
    return at < 0 ? raw_write(fd, bytes, count) : syscall(SYS_pwrite64, fd, bytes, count, at);
  pthread_mutex_lock(&order);
  ssize_t done = -1;
  int error = 0;
  if (is_mark) {
    done = raw_write(fd, bytes, count);
    put(OP_MARK, 0, counter, 0, 0, path, NULL, bytes, count);
  } else {
    off_t from = at;
    if (from < 0) {
      struct stat now;
      from = fcntl(fd, F_GETFL) & O_APPEND ? (fstat(fd, &now) == 0 ? now.st_size : 0) : lseek(fd, 0, SEEK_CUR);
    }
    /* A disk that runs full takes what still fits and says how much that was. */
    int runs_full = mode == MODE_FAIL_ON && fault_errno == ENOSPC && counter + 1 == fault_at && count > 1;
    int tears = mode == MODE_TORN && counter + 1 == fault_at;
    error = runs_full ? (counter++, 0) : meet(OP_WRITE, path, NULL, inode_of(fd));
    if (error == 0) {
      size_t wanted = runs_full || tears ? count / 2 : count;
      /* Files that bypass the page cache are written in whole pages only. */
      if (wanted < count && wanted > 4096) wanted -= wanted % 4096;
      done = at < 0 ? raw_write(fd, bytes, wanted) : syscall(SYS_pwrite64, fd, bytes, wanted, at);
      error = done < 0 ? errno : 0;
      put(OP_WRITE, error, counter, inode_of(fd), from, path, NULL, bytes, done < 0 ? 0 : (size_t)done);
      if (tears) die();
      met();
    }
  }
  pthread_mutex_unlock(&order);
  errno = error;
  return done;
}

static ssize_t write_parts(int fd, const struct iovec *parts, int count, off_t at) {
  size_t total = 0, filled = 0;
  for (int i = 0; i < count; i++) total += parts[i].iov_len;
  char *bytes = malloc(total > 0 ? total : 1);
  for (int i = 0; i < count; filled += parts[i].iov_len, i++)
    memcpy(bytes + filled, parts[i].iov_base, parts[i].iov_len);
  ssize_t done = write_file(fd, bytes, total, at);
  int error = errno;
  free(bytes);
  errno = error;
  return done;
}

ssize_t write(int fd, const void *bytes, size_t count) { return write_file(fd, bytes, count, -1); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return write_file(fd, bytes, count, at); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) { return write_file(fd, bytes, count, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return write_parts(fd, parts, count, -1); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return write_parts(fd, parts, count, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) { return write_parts(fd, parts, count, at); }

static int sync_file(int fd, int (*real)(int)) {
  char path[PATH_MAX];
  struct stat found;
  path_of(fd, path);
  if (!is_watched(path)) return real(fd);
  enum op op = fstat(fd, &found) == 0 && S_ISDIR(found.st_mode) ? OP_SYNC_FOLDER : OP_SYNC;
  CHANGE(op, path, NULL, (uint64_t)found.st_ino, real(fd));
}
int fsync(int fd) { REAL(fsync); return sync_file(fd, real); }
int fdatasync(int fd) { REAL(fdatasync); return sync_file(fd, real); }

static int cut(int fd, off_t length) {
  char path[PATH_MAX];
  path_of(fd, path);
  if (!is_watched(path)) return (int)syscall(SYS_ftruncate, fd, length);
  pthread_mutex_lock(&order);
  int error = meet(OP_TRUNCATE, path, NULL, inode_of(fd)), answer = -1;
  if (error == 0) {
    answer = (int)syscall(SYS_ftruncate, fd, length);
    error = answer == 0 ? 0 : errno;
    put(OP_TRUNCATE, error, counter, inode_of(fd), length, path, NULL, NULL, 0);
    met();
  }
  pthread_mutex_unlock(&order);
  errno = error;
  return answer;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

int renameat2(int from, const char *old, int to, const char *new, unsigned flags) {
  char first[PATH_MAX], second[PATH_MAX];
  absolute(from, old, first);
  absolute(to, new, second);
  if ((!is_watched(first) && !is_watched(second)) || !is_there(first))
    return (int)syscall(SYS_renameat2, from, old, to, new, flags);
  uint64_t inode = inode_of_path(first);
  CHANGE(OP_RENAME, first, second, inode, (int)syscall(SYS_renameat2, from, old, to, new, flags));
}
int renameat(int from, const char *old, int to, const char *new) { return renameat2(from, old, to, new, 0); }
int rename(const char *old, const char *new) { return renameat2(AT_FDCWD, old, AT_FDCWD, new, 0); }

int linkat(int from, const char *old, int to, const char *new, int flags) {
  char first[PATH_MAX], second[PATH_MAX];
  absolute(from, old, first);
  absolute(to, new, second);
  if (!is_watched(second)) return (int)syscall(SYS_linkat, from, old, to, new, flags);
  uint64_t inode = inode_of_path(first);
  CHANGE(OP_LINK, first, second, inode, (int)syscall(SYS_linkat, from, old, to, new, flags));
}
int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int unlinkat(int folder, const char *path, int flags) {
  char whole[PATH_MAX];
  absolute(folder, path, whole);
  if (!is_watched(whole) || !is_there(whole)) return (int)syscall(SYS_unlinkat, folder, path, flags);
  uint64_t inode = inode_of_path(whole);
  enum op op = flags & AT_REMOVEDIR ? OP_RMDIR : OP_UNLINK;
  CHANGE(op, whole, NULL, inode, (int)syscall(SYS_unlinkat, folder, path, flags));
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  struct stat found;
  return unlinkat(AT_FDCWD, path, lstat(path, &found) == 0 && S_ISDIR(found.st_mode) ? AT_REMOVEDIR : 0);
}

int mkdirat(int folder, const char *path, mode_t rights) {
  char whole[PATH_MAX];
  absolute(folder, path, whole);
  if (!is_watched(whole) || is_there(whole)) return (int)syscall(SYS_mkdirat, folder, path, rights);
  CHANGE(OP_MKDIR, whole, NULL, 0, (int)syscall(SYS_mkdirat, folder, path, rights));
}
int mkdir(const char *path, mode_t rights) { return mkdirat(AT_FDCWD, path, rights); }

int fchmodat(int folder, const char *path, mode_t rights, int flags) {
  char whole[PATH_MAX];
  absolute(folder, path, whole);
  REAL(fchmodat);
  if (!is_watched(whole)) return real(folder, path, rights, flags);
  CHANGE(OP_CHMOD, whole, NULL, inode_of_path(whole), real(folder, path, rights, flags));
}
int chmod(const char *path, mode_t rights) { return fchmodat(AT_FDCWD, path, rights, 0); }
int fchmod(int fd, mode_t rights) {
  char path[PATH_MAX];
  path_of(fd, path);
  if (!is_watched(path)) return (int)syscall(SYS_fchmod, fd, rights);
  CHANGE(OP_CHMOD, path, NULL, inode_of(fd), (int)syscall(SYS_fchmod, fd, rights));
}

static int refuses_copy(int fd) {
  char path[PATH_MAX];
  path_of(fd, path);
  return is_watched(path);
}

/* libuv asks the kernel by number. */
long syscall(long number, ...) {
  REAL(syscall);
  va_list list;
  va_start(list, number);
  long a[6];
  for (int i = 0; i < 6; i++) a[i] = va_arg(list, long);
  va_end(list);
  if (number == SYS_copy_file_range && refuses_copy((int)a[2])) return errno = ENOSYS, -1;
  return real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

ssize_t copy_file_range(int in, off64_t *in_at, int out, off64_t *out_at, size_t count, unsigned flags) {
  if (refuses_copy(out)) return errno = ENOSYS, -1;
  return syscall(SYS_copy_file_range, in, in_at, out, out_at, count, flags);
}

ssize_t sendfile(int out, int in, off_t *at, size_t count) {
  if (refuses_copy(out)) return errno = EINVAL, -1;
  return syscall(SYS_sendfile, out, in, at, count);
}
ssize_t sendfile64(int out, int in, off64_t *at, size_t count) { return sendfile(out, in, at, count); }

int ioctl(int fd, unsigned long request, ...) {
  va_list list;
  va_start(list, request);
  void *argument = va_arg(list, void *);
  va_end(list);
  if (request == FICLONE_REQUEST && refuses_copy(fd)) return errno = ENOTSUP, -1;
  return (int)syscall(SYS_ioctl, fd, request, argument);
}
