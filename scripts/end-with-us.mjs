import { spawn } from 'node:child_process'

/**
 * Sees to it that process `pid` (negative: that process group) gets `signal` when this process ends in any way, kill -9 included: a shell waits
 * on a pipe that only we hold open. Returns what calls it off. Windows has no such shell; there nothing happens.
 * @param {number} pid
 * @param {'INT' | 'TERM'} signal
 */
export function endWithUs(pid, signal) {
  if (process.platform === 'win32') return () => {}
  const script = `read -r word; [ "$word" = off ] || kill -${signal} ${pid}`
  const watcher = spawn('/bin/sh', ['-c', script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  })
  watcher.on('error', () => {})
  watcher.stdin.on('error', () => {})
  watcher.unref()
  watcher.stdin.unref?.()
  return () => watcher.stdin.end('off\n')
}
