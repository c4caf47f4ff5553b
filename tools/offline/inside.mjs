// `unshare … node inside.mjs REPORT COMMAND…`: furnishes the network it was given, shows that it records what is
// asked for, runs the command in it, and writes down what the command and all it started asked for.
import { spawn, spawnSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns/promises';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DEVICE, KINDS_OF_INTERFACE } from './interface.mjs';
import { startRecorders } from './recorders.mjs';

const [reportFile, command, ...args] = process.argv.slice(2);
/** Addresses and a name that are nobody's (RFC 5737, 3849, 6761). */
const NOBODY = { name: 'control.muniment.test', v4: '192.0.2.1', v6: '2001:db8::1' };

const succeeds = (program, ...words) => spawnSync(program, words, { stdio: 'ignore' }).status === 0;

const run = (program, ...words) => {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`);
};

/** Looks like a computer that is on a network: one interface with an address and a way to everywhere. */
const furnish = () => {
  run('ip', 'link', 'set', 'lo', 'up');
  const kind = KINDS_OF_INTERFACE.find((words) => succeeds('ip', 'link', 'add', DEVICE, ...words));
  if (kind === undefined) throw new Error('no interface to be had');
  // Neighbours are not looked for: what leaves, leaves at once.
  run('ip', 'link', 'set', DEVICE, 'arp', 'off');
  if (kind.includes('peer')) run('ip', 'link', 'set', kind.at(-1), 'up');
  run('ip', 'address', 'add', '198.51.100.2/24', 'dev', DEVICE);
  run('ip', 'link', 'set', DEVICE, 'up');
  run('ip', 'route', 'add', 'default', 'dev', DEVICE);
  // Not everywhere is there IPv6.
  spawnSync('ip', ['-6', 'address', 'add', '2001:db8:ffff::2/64', 'dev', DEVICE, 'nodad'], {
    stdio: 'ignore',
  });
  succeeds('ip', '-6', 'route', 'add', 'default', 'dev', DEVICE);
};

/** Our name server for everybody; not one that is reached by a file instead of the network. */
const settle = () => {
  run('mount', '--make-rprivate', '/');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-names-'));
  const replaced = {
    '/etc/resolv.conf': 'nameserver 127.0.0.1\n',
    '/etc/nsswitch.conf': 'hosts: files dns\n',
  };
  for (const [place, text] of Object.entries(replaced)) {
    if (!fs.existsSync(place)) continue;
    const ours = path.join(folder, path.basename(place));
    fs.writeFileSync(ours, text);
    run('mount', '--bind', ours, fs.realpathSync(place));
  }
  for (const service of ['/run/nscd', '/run/systemd/resolve']) {
    if (fs.existsSync(service)) succeeds('mount', '-t', 'tmpfs', 'tmpfs', service);
  }
  return folder;
};

const sent = (address, family) =>
  new Promise((done) => {
    const socket = dgram.createSocket(family);
    socket.send('?', 9, address, () => {
      socket.close();
      done();
    });
  });

/** Asks for the outside in each way there is, and waits until all of it was seen. */
const control = async (asked, proxy) => {
  await dns.lookup(NOBODY.name).catch(() => undefined);
  await sent(NOBODY.v4, 'udp4');
  await sent(NOBODY.v6, 'udp6');
  const direct = net.connect(443, NOBODY.v4);
  direct.on('error', () => undefined);
  const byProxy = net.connect(Number(new URL(proxy).port), '127.0.0.1');
  byProxy.write(`CONNECT ${NOBODY.name}:443 HTTP/1.1\r\n\r\n`);
  byProxy.resume();
  const wanted = [NOBODY.name, `udp to ${NOBODY.v4}`, `tcp to ${NOBODY.v4} port 443`, 'CONNECT'];
  const isSeen = () => wanted.every((text) => asked.some(({ what }) => what.includes(text)));
  for (let tries = 0; tries < 100 && !isSeen(); tries += 1) await new Promise((next) => setTimeout(next, 50));
  direct.destroy();
  byProxy.destroy();
  // What was begun says its last word.
  await new Promise((next) => setTimeout(next, 200));
  return isSeen();
};

furnish();
const names = settle();
/**
 * Everything as it comes, for a test that asks on purpose and wants to see that it was heard: such names end so,
 * and do not count.
 */
const PROVOKED = '.provoked.muniment.test';
const heardFile = `${reportFile}.heard`;
const asked = [];
const record = (by, what) => {
  fs.appendFileSync(heardFile, `${what}\n`);
  if (!what.includes(PROVOKED)) asked.push({ by, what });
};
const { proxy, stop } = await startRecorders(record, DEVICE);
const controlSeen = await control(asked, proxy);
asked.length = 0;

const child = spawn(command, args, {
  stdio: 'inherit',
  env: { ...process.env, MUNIMENT_RECORDING_PROXY: proxy, MUNIMENT_HEARD: heardFile },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
const status = await new Promise((done) => {
  child.on('error', () => done(127));
  child.on('close', (code) => done(code ?? 1));
});
// Packets are read by another process.
await new Promise((next) => setTimeout(next, 300));
stop();
fs.rmSync(names, { recursive: true, force: true });
fs.writeFileSync(reportFile, JSON.stringify({ controlSeen, asked }));
process.exit(status);
