// A Jupyter client on libzmq, which talks to the kernel as VS Code's extension does: without Python, on raw sockets.
import { spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Dealer, Subscriber } from 'zeromq';

export function findKernelSpec(name) {
  const { JUPYTER_PATH, JUPYTER_DATA_DIR, HOME } = process.env;
  const folders = [...(JUPYTER_PATH ?? '').split(delimiter), JUPYTER_DATA_DIR, join(HOME ?? homedir(), '.local/share/jupyter')];
  const file = folders.filter(Boolean).map(folder => join(folder, 'kernels', name, 'kernel.json')).find(existsSync);
  if (!file) throw new Error(`The kernel ${name} is not installed.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export class KernelClient {
  #folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  #session = randomUUID();
  #waiting = new Map();
  iopub = [];

  constructor(spec) {
    this.spec = spec;
  }

  async start() {
    this.connection = {
      transport: 'tcp', ip: '127.0.0.1', key: randomUUID(), signature_scheme: 'hmac-sha256',
      shell_port: await freePort(), control_port: await freePort(), stdin_port: await freePort(),
      iopub_port: await freePort(), hb_port: await freePort(),
    };
    this.file = join(this.#folder, 'connection.json');
    writeFileSync(this.file, JSON.stringify(this.connection));
    this.launch();
    this.shell = this.#dealer('shell');
    this.control = this.#dealer('control');
    this.stdin = this.#dealer('stdin');
    this.subscriber = new Subscriber();
    this.subscriber.subscribe();
    this.#connect(this.subscriber, 'iopub', message => this.iopub.push(message));
    await this.request('shell', 'kernel_info_request', {});
  }

  /** Starts the process; on a restart a second one, on the same connection file. */
  launch() {
    const [program, ...rest] = this.spec.argv.map(argument => argument.replace('{connection_file}', this.file));
    this.process = spawn(program, rest, { stdio: ['ignore', 'inherit', 'inherit'] });
    this.exited = once(this.process, 'exit');
  }

  #dealer(channel) {
    const socket = new Dealer({ routingId: this.#session });
    return this.#connect(socket, channel, message => {
      const waiting = this.#waiting.get(message.parent_header.msg_id);
      if (channel === 'stdin') this.onInput?.(message);
      else if (waiting) waiting(message);
    });
  }

  #connect(socket, channel, onMessage) {
    socket.connect(`tcp://127.0.0.1:${this.connection[`${channel}_port`]}`);
    (async () => {
      for await (const frames of socket) onMessage(this.#decode(frames));
    })();
    return socket;
  }

  #sign(parts) {
    const hmac = createHmac('sha256', this.connection.key);
    parts.forEach(part => hmac.update(part));
    return hmac.digest('hex');
  }

  #decode(frames) {
    const start = frames.findIndex(frame => frame.toString() === '<IDS|MSG>');
    const parts = frames.slice(start + 2, start + 6);
    if (this.#sign(parts) !== frames[start + 1].toString()) throw new Error('The kernel signed a message wrongly.');
    const [header, parent_header, metadata, content] = parts.map(part => JSON.parse(part));
    return { type: header.msg_type, header, parent_header, metadata, content };
  }

  encode(type, content, parent = {}) {
    const header = {
      msg_id: randomUUID(), msg_type: type, session: this.#session, username: 'node', version: '5.3', date: new Date().toISOString(),
    };
    const parts = [header, parent, {}, content].map(part => JSON.stringify(part));
    return { id: header.msg_id, frames: ['<IDS|MSG>', this.#sign(parts), ...parts] };
  }

  async send(channel, type, content, parent) {
    const { id, frames } = this.encode(type, content, parent);
    await this[channel].send(frames);
    return id;
  }

  /** Sends a request and waits for its reply. */
  async request(channel, type, content, seconds = 30) {
    const { id, frames } = this.encode(type, content);
    const reply = new Promise(resolve => this.#waiting.set(id, resolve));
    await this[channel].send(frames);
    return within(seconds, reply, `the reply to ${type}`);
  }

  /** Executes a cell; returns its reply and all that iopub said about it, up to "idle". */
  async execute(code, options = {}, seconds = 30) {
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false, stop_on_error: true, ...options };
    const reply = await this.request('shell', 'execute_request', content, seconds);
    return { reply: reply.content, messages: await this.messagesOf(reply.parent_header.msg_id) };
  }

  async messagesOf(id) {
    const mine = () => this.iopub.filter(message => message.parent_header.msg_id === id);
    for (let i = 0; i < 1000; i++) {
      if (mine().some(message => message.content.execution_state === 'idle')) return mine();
      await sleep(10);
    }
    throw new Error('The kernel did not become idle.');
  }

  async stop() {
    for (const socket of [this.shell, this.control, this.stdin, this.subscriber]) socket.close();
    this.process.kill('SIGKILL');
    await this.exited;
    rmSync(this.#folder, { recursive: true });
  }
}

export const sleep = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

export function within(seconds, promise, what) {
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${seconds} s for ${what}.`)), seconds * 1000);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}
