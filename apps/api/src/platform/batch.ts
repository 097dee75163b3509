/** Answers each of the questions, in their order; an Error in the answers rejects only that question. */
export type Answerer<Q, A> = (questions: readonly Q[]) => Promise<readonly (A | Error)[]>

interface Waiting<Q, A> {
  question: Q
  resolve: (answer: A) => void
  reject: (error: Error) => void
}

interface Lane<Q, A> {
  waiting: Waiting<Q, A>[]
  running: number
}

/**
 * Returns a function that asks many questions as few: whatever waits under one key while an earlier batch
 * is under way is answered together. A question that comes alone is asked at once, so waiting costs nothing.
 */
export function batching<Q, A>(
  answer: (key: string) => Answerer<Q, A>,
  options: { lanes: number; most: number },
): (key: string, question: Q) => Promise<A> {
  const lanes = new Map<string, Lane<Q, A>>()

  async function drain(key: string, lane: Lane<Q, A>): Promise<void> {
    lane.running += 1
    // One turn of the loop lets requests that arrived together travel together.
    await new Promise<void>(resolve => setImmediate(resolve))
    while (lane.waiting.length > 0) {
      const batch = lane.waiting.splice(0, options.most)
      await settle(batch, answer(key))
    }
    lane.running -= 1
    if (lane.running === 0) lanes.delete(key)
  }

  return (key, question) =>
    new Promise<A>((resolve, reject) => {
      const lane = lanes.get(key) ?? { waiting: [], running: 0 }
      lanes.set(key, lane)
      lane.waiting.push({ question, resolve, reject })
      if (lane.running < options.lanes) void drain(key, lane)
    })
}

async function settle<Q, A>(batch: readonly Waiting<Q, A>[], answer: Answerer<Q, A>): Promise<void> {
  try {
    const answers = await answer(batch.map(waiting => waiting.question))
    for (const [index, waiting] of batch.entries()) {
      const own = answers[index]
      if (own instanceof Error) waiting.reject(own)
      else if (own === undefined) waiting.reject(new Error('a batch left a question without an answer'))
      else waiting.resolve(own)
    }
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error))
    for (const waiting of batch) waiting.reject(failure)
  }
}
