import { Refusal } from './refuse.ts'

/**
 * Returns what the work comes to, or refuses under `unavailable` once the time is over. The work goes on then: what
 * becomes of it nobody hears, but `drop` is given what came too late. Fastify's own limit ends with the body's last
 * byte, so that no write had one, and cuts off whoever reads a long answer slowly.
 */
export function within<T>(ms: number, work: Promise<T>, drop: (late: T) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let isOver = false
    const timer = setTimeout(() => {
      isOver = true
      reject(new Refusal('unavailable'))
    }, ms)
    work.then(
      result => {
        clearTimeout(timer)
        if (isOver) drop(result)
        else resolve(result)
      },
      (error: unknown) => {
        clearTimeout(timer)
        reject(error)
      },
    )
  })
}
