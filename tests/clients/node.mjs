// A client outside Python: connects, runs cells, completes, inspects, answers input, interrupts, restarts.
import assert from 'node:assert/strict';
import { findKernelSpec, KernelClient, sleep, within } from './lib/kernelClient.mjs';

const client = new KernelClient(findKernelSpec('workbook-csharp'));
const types = messages => messages.map(message => message.type);
const valueOf = ({ messages }) => messages.find(message => message.type === 'execute_result')?.content.data['text/plain'];

const checks = {
  async 'kernel_info on shell and on control'() {
    for (const channel of ['shell', 'control']) {
      const { content } = await client.request(channel, 'kernel_info_request', {});
      assert.equal(content.status, 'ok');
      assert.equal(content.language_info.name, 'csharp');
      assert.equal(content.language_info.file_extension, '.cs');
    }
  },

  async 'a cell: value, order of messages, parent of each'() {
    const result = await client.execute('1+1');
    assert.equal(result.reply.status, 'ok');
    assert.equal(valueOf(result), '2');
    assert.deepEqual(types(result.messages), ['status', 'execute_input', 'execute_result', 'status']);
    assert.equal(result.messages[2].content.execution_count, result.reply.execution_count);
  },

  async 'a message signed with another key executes nothing'() {
    const { frames } = client.encode('execute_request', { code: 'int forged = 1;', silent: false });
    frames[1] = '0'.repeat(64);
    await client.shell.send(frames);
    const { reply } = await client.execute('forged');
    assert.equal(reply.status, 'error');
  },

  async 'a message played back executes once'() {
    await client.execute('int played = 0;');
    const { id, frames } = client.encode('execute_request', { code: '++played', silent: false });
    await client.shell.send(frames);
    await client.shell.send(frames);
    await client.messagesOf(id);
    assert.equal(valueOf(await client.execute('played')), '1');
  },

  async 'completion with kinds'() {
    await client.execute('var text = "abc";');
    const { content } = await client.request('shell', 'complete_request', { code: 'text.Sub', cursor_pos: 8 });
    assert.ok(content.matches.includes('Substring'), JSON.stringify(content));
    assert.deepEqual([content.cursor_start, content.cursor_end], [5, 8]);
    const kinds = content.metadata._jupyter_types_experimental;
    assert.equal(kinds.length, content.matches.length);
    assert.ok(kinds.every(kind => kind.text && kind.type));
  },

  async 'completion counts characters beyond the first plane as one'() {
    const code = '"\u{1F600}".Sub';
    const { content } = await client.request('shell', 'complete_request', { code, cursor_pos: 7 });
    assert.ok(content.matches.includes('Substring'), JSON.stringify(content));
    assert.deepEqual([content.cursor_start, content.cursor_end], [4, 7]);
  },

  async 'inspection'() {
    const { content } = await client.request('shell', 'inspect_request', { code: 'Math.Sqrt', cursor_pos: 6, detail_level: 0 });
    assert.equal(content.found, true);
    assert.match(content.data['text/plain'], /Sqrt/);
  },

  async 'completion while a cell runs'() {
    const id = await client.send('shell', 'execute_request', { code: 'System.Threading.Thread.Sleep(3000);', silent: false });
    const { content } = await client.request('shell', 'complete_request', { code: 'text.Sub', cursor_pos: 8 });
    assert.ok(content.matches.includes('Substring'));
    const idle = client.iopub.some(m => m.parent_header.msg_id === id && m.content.execution_state === 'idle');
    assert.equal(idle, false);
    await client.messagesOf(id);
  },

  async 'input'() {
    client.onInput = question => client.send('stdin', 'input_reply', { status: 'ok', value: `${question.content.prompt}Ada` }, question.header);
    const result = await client.execute('Console.ReadLine()', { allow_stdin: true });
    assert.equal(valueOf(result), 'Ada');
    const refused = await client.execute('Console.ReadLine()', { allow_stdin: false });
    assert.equal(refused.reply.status, 'error');
    assert.match(refused.reply.evalue, /input/);
  },

  async 'interrupt, the state survives'() {
    await client.execute('int kept = 42;');
    const running = client.execute('while (true) { }');
    await sleep(1000);
    const begin = performance.now();
    await client.request('control', 'interrupt_request', {});
    const { reply } = await within(10, running, 'the interrupted cell');
    assert.equal(reply.status, 'error');
    assert.equal(valueOf(await client.execute('kept')), '42');
    return `${Math.round(performance.now() - begin)} ms`;
  },

  async 'a failing cell aborts the cells sent with it'() {
    const codes = ['throw new System.Exception("first");', 'int second = 2;', 'int third = 3;'];
    const replies = await Promise.all(codes.map(code => client.execute(code)));
    assert.deepEqual(replies.map(({ reply }) => reply.status), ['error', 'aborted', 'aborted']);
  },

  async 'an unknown comm is closed'() {
    const id = await client.send('shell', 'comm_open', { comm_id: 'c1', target_name: 'nobody', data: {} });
    const messages = await client.messagesOf(id);
    assert.equal(messages.find(message => message.type === 'comm_close').content.comm_id, 'c1');
  },

  async 'restart: the process ends, the next one answers on the same ports without the old state'() {
    const { content } = await client.request('control', 'shutdown_request', { restart: true });
    assert.deepEqual([content.status, content.restart], ['ok', true]);
    const [code] = await within(5, client.exited, 'the end of the process');
    assert.equal(code, 0);
    client.launch();
    assert.equal(valueOf(await client.execute('2+3')), '5');
    assert.equal((await client.execute('kept')).reply.status, 'error');
  },
};

let passed = 0, failed = 0;
await client.start();
for (const [name, check] of Object.entries(checks)) {
  try {
    const note = await within(60, check(), 'the check');
    console.log(`ok      ${name}${note ? `: ${note}` : ''}`);
    passed++;
  } catch (error) {
    console.log(`FAILED  ${name}: ${error.stack}`);
    failed++;
  }
}
await client.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
