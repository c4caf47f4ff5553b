// Reads what strace wrote of a run (-ff -yy, calls about sockets) and says what of it could have left this machine.
// Whatever is not known to stay here by a rule below is a finding: what nobody foresaw counts.
import fs from 'node:fs';
import path from 'node:path';

export const TRACED =
  'socket,connect,bind,listen,accept,accept4,sendto,sendmsg,sendmmsg,io_uring_setup,io_uring_enter';

/**
 * The first that fits holds. `why` is what docs/security.md says of it.
 * @type {readonly { name: string, fits: RegExp, why: string }[]}
 */
export const EXCEPTIONS = [
  {
    name: 'local',
    fits: /^(connect|bind|listen|accept4?|send\w+)\(\d+<UNIX|^socket\(AF_UNIX/,
    why: 'between processes of this machine: display, message bus, the app and its engine',
  },
  {
    name: 'kernel',
    fits: /^(bind|sendto|sendmsg)\(\d+<NETLINK|^socket\(AF_NETLINK/,
    why: 'a question to the kernel: which interfaces there are, which devices',
  },
  {
    name: 'test door',
    fits: /^(bind\(\d+<TCP:\[\d+\]>, \{sa_family=AF_INET, sin_port=htons\(0\), sin_addr=inet_addr\("127\.0\.0\.1"\)\}|(listen|accept4?)\(\d+<TCP:\[127\.0\.0\.1:\d+\]>|socket\(AF_INET, SOCK_STREAM)/,
    why: 'the two doors by which Playwright drives the app, on 127.0.0.1; an installed app refuses to have them',
  },
  {
    name: 'unused',
    fits: /^socket\(AF_INET6?, SOCK_DGRAM/,
    why: 'a UDP socket that was made: by itself it reaches nobody; Chromium asks the kernel about interfaces with one',
  },
  {
    name: 'route',
    fits: /^connect\(\d+<UDP(v6)?:\[\d+\]>, .*("8\.8\.8\.8"|"2001:4860:4860::8888")/,
    why: 'Chromium asks the kernel whether there would be a way, when a page tries WebRTC or a name; connecting UDP sends nothing, and nothing is sent on it',
  },
  {
    name: 'port',
    fits: /^bind\(\d+<UDP(v6)?:\[\d+\]>, .*htons\(0\).*("0\.0\.0\.0"|"::")/,
    why: 'Chromium takes a port when a page tries WebRTC; nothing is sent from it',
  },
  {
    name: 'ring',
    fits: /^io_uring_(setup|enter)\(/,
    why: "Node's event loop; what could be sent by it would be seen by the listener on the way out",
  },
];

/** What is sent to Playwright on a line that Playwright opened: both ends are here, ours is a door that was accepted at. */
const onTestDoor = (line, doors) => {
  const [, own] = /^send\w+\(\d+<TCP:\[(127\.0\.0\.1:\d+)->127\.0\.0\.1:\d+\]>/.exec(line) ?? [];
  return own !== undefined && doors.has(own);
};

/**
 * @param {readonly string[]} lines all calls of a run
 * @returns {{ findings: string[], counts: Record<string, number> }} what could have left, and how often each exception
 */
export const judgeCalls = (lines) => {
  const calls = lines.filter((line) => /^\w+\(/.test(line));
  const doors = new Set(
    calls.flatMap((line) => /^listen\(\d+<TCP:\[(127\.0\.0\.1:\d+)\]>/.exec(line)?.[1] ?? []),
  );
  const counts = {};
  const findings = [];
  for (const line of calls) {
    const name = onTestDoor(line, doors) ? 'test door' : EXCEPTIONS.find(({ fits }) => fits.test(line))?.name;
    if (name === undefined) findings.push(line);
    else counts[name] = (counts[name] ?? 0) + 1;
  }
  return { findings, counts };
};

/** Every process and thread has a file of its own, so that no line is torn by another. */
export const readCalls = (folder) =>
  fs
    .readdirSync(folder)
    .flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean));

/** What a shell runs in the place of `executable`, so that all it does is written into `folder`. */
export const tracedBy = (folder, executable) =>
  [
    '#!/bin/sh',
    `exec strace -ff --seccomp-bpf -qq -yy -s 0 -e trace=${TRACED} -o '${folder}/trace' '${executable}' "$@"`,
    '',
  ].join('\n');
