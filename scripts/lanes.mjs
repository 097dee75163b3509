/**
 * Runs steps, at most `lanes` at a time and each only after those it needs, whatever became of them; whichever stands
 * first and may begin is begun first. A step that was not asked for is needed by none.
 * @template {{ name: string, needs: readonly string[] }} Step
 * @param {readonly Step[]} steps
 * @param {number} lanes
 * @param {(step: Step) => Promise<void>} run
 */
export async function runInLanes(steps, lanes, run) {
  const waiting = [...steps]
  const running = new Map()
  const isOver = name => !running.has(name) && !waiting.some(step => step.name === name)
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? waiting.findIndex(step => step.needs.every(isOver)) : -1
    if (next >= 0) {
      const [step] = waiting.splice(next, 1)
      running.set(
        step.name,
        run(step).finally(() => running.delete(step.name)),
      )
    } else if (running.size === 0) {
      throw new Error(`steps that need each other: ${waiting.map(step => step.name).join(', ')}`)
    } else {
      await Promise.race(running.values())
    }
  }
}
