import net from 'node:net'

const loopback = '127.0.0.1'

/** A port of the loopback address that nobody listens on. */
export function freePort() {
  return listenOnce(0, loopback)
}

/** @param {number} port */
export async function isFree(port) {
  return (await listenOnce(port, loopback).catch(() => 0)) === port
}

/**
 * Takes a port and gives it back; returns its number, rejects as the system does when it cannot be had.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>}
 */
export function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject)
    server.listen(port, host, () => {
      const { port: taken } = server.address()
      server.close(() => resolve(taken))
    })
  })
}
