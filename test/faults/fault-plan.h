/* The part of the layer that decides and writes down: which calls count, what befalls which, and the record
 * (fault-layer.ts reads it). fault-layer.c holds the calls themselves. Included once; `order` is held by whoever
 * calls meet, met or put. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum op { OP_MARK, OP_CREATE, OP_WRITE, OP_TRUNCATE, OP_SYNC, OP_SYNC_FOLDER, OP_RENAME, OP_UNLINK, OP_MKDIR,
          OP_RMDIR, OP_LINK, OP_CHMOD };
/* Beside the kind of a call in its record: the error is ours and not the system's. */
#define OURS 0x10000
enum mode { MODE_OFF, MODE_RECORD, MODE_KILL_BEFORE, MODE_KILL_AFTER, MODE_TORN, MODE_FAIL_ONCE, MODE_FAIL_ON };

struct record {
  uint32_t magic, op;
  int32_t error;
  uint32_t number;
  uint64_t inode;
  int64_t offset;
  uint32_t path_bytes, other_bytes, data_bytes, length;
};

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static enum mode mode = MODE_OFF;
static long counter = 0, fault_at = -1;
static int fault_errno = EIO, log_fd = -1, with_bytes = 0;
static char *roots[8];
static char marks[PATH_MAX];

#define REAL(name) \
  static __typeof__(name) *real = NULL; \
  if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static ssize_t raw_write(int fd, const void *bytes, size_t count) { return syscall(SYS_write, fd, bytes, count); }

__attribute__((constructor)) static void begin(void) {
  const char *name = getenv("FAULT_MODE"), *list = getenv("FAULT_ROOTS");
  if (name == NULL || list == NULL) return;
  const char *names[] = {"off", "record", "kill-before", "kill-after", "torn", "fail-once", "fail-on"};
  for (int i = 1; i < 7; i++)
    if (strcmp(name, names[i]) == 0) mode = (enum mode)i;
  char *copy = strdup(list), *rest = NULL;
  int count = 0;
  for (char *root = strtok_r(copy, ":", &rest); root != NULL && count < 7; root = strtok_r(NULL, ":", &rest))
    roots[count++] = root;
  if (getenv("FAULT_AT") != NULL) fault_at = atol(getenv("FAULT_AT"));
  if (getenv("FAULT_ERRNO") != NULL) fault_errno = strcmp(getenv("FAULT_ERRNO"), "ENOSPC") == 0 ? ENOSPC : EIO;
  if (getenv("FAULT_MARKS") != NULL) snprintf(marks, sizeof marks, "%s", getenv("FAULT_MARKS"));
  with_bytes = getenv("FAULT_BYTES") != NULL;
  if (getenv("FAULT_LOG") != NULL)
    log_fd = (int)syscall(SYS_openat, AT_FDCWD, getenv("FAULT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The absolute path of what a call names. */
static void absolute(int folder, const char *path, char *out) {
  out[0] = 0;
  if (path == NULL) return;
  if (path[0] == '/') {
    snprintf(out, PATH_MAX, "%s", path);
  } else {
    char base[PATH_MAX] = "", link[64];
    if (folder == AT_FDCWD) {
      if (getcwd(base, sizeof base) == NULL) return;
    } else {
      snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
      ssize_t length = readlink(link, base, sizeof base - 1);
      if (length <= 0) return;
      base[length] = 0;
    }
    snprintf(out, PATH_MAX, "%.*s/%.*s", 2000, base, 2000, path);
  }
  size_t length = strlen(out);
  while (length > 1 && out[length - 1] == '/') out[--length] = 0;
}

static int is_watched(const char *path) {
  if (mode == MODE_OFF || path == NULL || path[0] != '/') return 0;
  for (int i = 0; roots[i] != NULL; i++) {
    size_t length = strlen(roots[i]);
    if (strncmp(path, roots[i], length) == 0 && (path[length] == 0 || path[length] == '/')) return 1;
  }
  return 0;
}

/* The path behind an open file; empty for pipes and the like. */
static void path_of(int fd, char *out) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, out, PATH_MAX - 1);
  out[length > 0 ? length : 0] = 0;
}

static int is_there(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0;
}

static uint64_t inode_of_path(const char *path) {
  struct stat found;
  return lstat(path, &found) == 0 ? (uint64_t)found.st_ino : 0;
}

static uint64_t inode_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? (uint64_t)found.st_ino : 0;
}

static void put(int op, int error, long number, uint64_t inode, off_t offset, const char *path,
                const char *other, const void *data, size_t length) {
  if (log_fd < 0) return;
  size_t kept = data != NULL && (with_bytes || op == OP_MARK) ? length : 0;
  struct record head = {0x4d464c54, (uint32_t)op, error, (uint32_t)number, inode, offset, (uint32_t)strlen(path),
                        other == NULL ? 0 : (uint32_t)strlen(other), (uint32_t)kept, (uint32_t)length};
  raw_write(log_fd, &head, sizeof head);
  raw_write(log_fd, path, head.path_bytes);
  if (other != NULL) raw_write(log_fd, other, head.other_bytes);
  if (kept > 0) raw_write(log_fd, data, kept);
}

static void die(void) {
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

/* A full disk refuses what needs room; what frees room or changes nothing still works. */
static int needs_room(enum op op) {
  return op == OP_CREATE || op == OP_WRITE || op == OP_SYNC || op == OP_MKDIR || op == OP_LINK || op == OP_RENAME;
}

/* Counts one call. Answers 0 to go on, otherwise the error to give; does not return when the process is to die. */
static int meet(enum op op, const char *path, const char *other, uint64_t inode) {
  counter++;
  if (mode == MODE_KILL_BEFORE && counter == fault_at) {
    put(op, -1, counter, inode, 0, path, other, NULL, 0);
    die();
  }
  int hit = (mode == MODE_FAIL_ONCE && counter == fault_at) || (mode == MODE_FAIL_ON && counter >= fault_at);
  if (!hit || (fault_errno == ENOSPC && !needs_room(op))) return 0;
  put(op | OURS, fault_errno, counter, inode, 0, path, other, NULL, 0);
  return fault_errno;
}

static void met(void) {
  if (mode == MODE_KILL_AFTER && counter == fault_at) die();
}
