// What listens where a program would ask for the outside: the only name server there is, the only proxy, and the
// only interface that leads out. Each writes down who was wanted and helps nobody.
import { spawn } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import readline from 'node:readline';

const NAME_ERROR = 3;

/** The name in a question (RFC 1035, 4.1.2), or what there is of it. */
const questionIn = (message) => {
  const labels = [];
  let at = 12;
  while (at < message.length && message[at] > 0 && labels.length < 40) {
    labels.push(message.toString('latin1', at + 1, at + 1 + message[at]));
    at += message[at] + 1;
  }
  return labels.join('.') || '(no name)';
};

/** Says of every name that there is none. */
const listenForNames = async (record) => {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (message, from) => {
    record('name server', questionIn(message));
    const answer = Buffer.from(message);
    answer.writeUInt16BE(0x8180 | NAME_ERROR, 2);
    socket.send(answer, from.port, from.address);
  });
  socket.bind(53, '127.0.0.1');
  await once(socket, 'listening');
  const long = net.createServer((connection) => {
    record('name server', '(over TCP)');
    connection.destroy();
  });
  long.listen(53, '127.0.0.1');
  await once(long, 'listening');
};

/** @returns {Promise<string>} its address */
const listenAsProxy = async (record) => {
  const server = net.createServer((connection) => {
    connection.once('data', (data) => {
      record('proxy', data.toString('latin1').split('\r\n', 1)[0] ?? '');
      // An answer that leaves a page where it is.
      connection.end('HTTP/1.1 204 Nobody there\r\nConnection: close\r\n\r\n');
    });
    connection.on('error', () => connection.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String(server.address().port)}`;
};

/** Node cannot read packets; Python can. */
const listenOnTheWayOut = async (record, device) => {
  const script = path.join(import.meta.dirname, 'packets.py');
  const child = spawn('/usr/bin/python3', [script, device], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = readline.createInterface({ input: child.stdout });
  await once(lines, 'line');
  lines.on('line', (line) => record('packet', line));
  return () => child.kill();
};

/**
 * @param {(by: string, what: string) => void} record
 * @param {string} device the interface that leads out
 * @returns {Promise<{ proxy: string, stop: () => void }>}
 */
export const startRecorders = async (record, device) => {
  await listenForNames(record);
  const proxy = await listenAsProxy(record);
  const stop = await listenOnTheWayOut(record, device);
  return { proxy, stop };
};
