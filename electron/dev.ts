import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';

/** `npm run dev`: builds the screens at every change and restarts the console when its own files change. */
const bin = path.resolve(import.meta.dirname, '../node_modules/.bin');
const PATH = `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`;
const env = { ...process.env, PATH, POPP_CONSOLE_SOURCE: '1' };
const options = { env, stdio: 'inherit', shell: process.platform === 'win32' } as const;

const children: ChildProcess[] = [
  spawn('vite', ['build', '--watch', '--logLevel', 'error', '--config', 'vite.config.ts'], options),
  spawn(
    process.execPath,
    [
      '--watch',
      path.resolve(import.meta.dirname, 'launch.ts'),
      '--no-open',
      ...process.argv.slice(2),
    ],
    options,
  ),
];
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) other.kill();
    process.exitCode = code ?? 0;
  });
}
