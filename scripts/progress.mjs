const beatMs = 15_000

/**
 * Runs `work` and prints one line when it is done; a long step says every 15 seconds that it is still at it.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  const beat = setInterval(
    () => console.log(`  … ${name}: ${Math.round((Date.now() - started) / 1000)} s`),
    beatMs,
  )
  try {
    const result = await work()
    console.log(`  ✓ ${name}: ${seconds()} s`)
    return result
  } catch (error) {
    console.log(`  ✗ ${name}: ${seconds()} s`)
    throw error
  } finally {
    clearInterval(beat)
  }
}
