// The judge of `npm run check:offline`: what it takes for leaving this machine, and what it knows by name.
import { describe, expect, it } from 'vitest';
import { judgeCalls } from '../../tools/offline/sockets.mjs';

const DOOR = 'listen(40<TCP:[127.0.0.1:34477]>, 511) = 0';
const to = (family: string, port: number, address: string) =>
  `{sa_family=${family}, sin_port=htons(${String(port)}), sin_addr=inet_addr("${address}")}, 16`;

describe('a call about sockets', () => {
  it.each([
    ['a connection', `connect(20<TCP:[41]>, ${to('AF_INET', 443, '93.184.216.34')}) = -1 EINPROGRESS`],
    ['a connection to this machine', `connect(20<TCP:[41]>, ${to('AF_INET', 3128, '127.0.0.1')}) = 0`],
    ['a question for a name', `connect(20<UDP:[41]>, ${to('AF_INET', 53, '192.168.1.1')}) = 0`],
    ['a packet', `sendto(20<UDP:[41]>, ""..., 40, 0, ${to('AF_INET', 53, '192.168.1.1')}) = 40`],
    [
      'a packet without an address',
      'sendto(20<UDP:[10.0.0.2:4411->8.8.8.8:53]>, ""..., 40, 0, NULL, 0) = 40',
    ],
    ['packets', 'sendmmsg(20<UDP:[41]>, [{msg_hdr={msg_name=NULL}}], 1, 0) = 1'],
    [
      'words on a line that we opened',
      'sendto(20<TCP:[10.0.0.2:5000->93.184.216.34:443]>, ""..., 9, 0, NULL, 0) = 9',
    ],
    [
      'words on a line of this machine that no door of ours took',
      'sendto(20<TCP:[127.0.0.1:5000->127.0.0.1:3128]>, ""..., 9, 0, NULL, 0) = 9',
    ],
    ['a door that others can reach', `bind(20<TCP:[41]>, ${to('AF_INET', 0, '0.0.0.0')}) = 0`],
    ['a door on a port of its own choice', `bind(20<TCP:[41]>, ${to('AF_INET', 9222, '127.0.0.1')}) = 0`],
    ['a door to listen at on every address', 'listen(20<TCP:[0.0.0.0:9222]>, 10) = 0'],
    ['the port of multicast names', `bind(20<UDP:[41]>, ${to('AF_INET', 5353, '0.0.0.0')}) = 0`],
    ['raw packets', 'socket(AF_PACKET, SOCK_RAW, htons(ETH_P_ALL)) = 20'],
    ['a socket of a kind nobody thought of', 'socket(AF_BLUETOOTH, SOCK_RAW, 1) = 20'],
    ['another machine by a socket of the host', 'socket(AF_VSOCK, SOCK_STREAM, 0) = 20'],
  ])('is a finding: %s', (_, line) => {
    expect(judgeCalls([DOOR, line]).findings).toEqual([line]);
  });

  it.each([
    ['local', 'connect(12<UNIX-STREAM:[9]>, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X99"}, 20) = 0'],
    ['kernel', 'sendto(34<NETLINK:[ROUTE:12]>, [{nlmsg_len=20}], 20, 0, {sa_family=AF_NETLINK}, 12) = 20'],
    ['test door', 'sendto(41<TCP:[127.0.0.1:34477->127.0.0.1:33934]>, ""..., 9, MSG_NOSIGNAL, NULL, 0) = 9'],
    ['test door', `bind(40<TCP:[39]>, ${to('AF_INET', 0, '127.0.0.1')}) = 0`],
    ['unused', 'socket(AF_INET, SOCK_DGRAM, IPPROTO_IP) = 19<UDP:[39]>'],
    ['route', `connect(19<UDP:[39]>, ${to('AF_INET', 53, '8.8.8.8')}) = 0`],
    ['port', `bind(19<UDP:[39]>, ${to('AF_INET', 0, '0.0.0.0')}) = 0`],
  ])('is known by its name: %s', (name, line) => {
    const { findings, counts } = judgeCalls([DOOR, line]);
    expect(findings).toEqual([]);
    expect(counts[name]).toBeGreaterThan(0);
  });

  it('is not looked for in what strace says of signals and ends', () => {
    expect(judgeCalls(['--- SIGTERM {si_signo=SIGTERM} ---', '+++ exited with 0 +++'])).toEqual({
      findings: [],
      counts: {},
    });
  });
});
