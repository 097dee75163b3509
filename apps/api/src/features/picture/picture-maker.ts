import type { PictureDenial } from '@yunxuan/domain'
import { Refusal } from '../../platform/refuse.ts'
import { inSideProcesses, OverLimit, programOf, type SideLimits } from '../../platform/side-process.ts'
import type { MadePicture } from './picture.store.ts'

/** What the process that makes pictures anew answers. */
export type MakerAnswer = MadePicture | { denial: PictureDenial }

export const usualLimits: SideLimits = {
  processes: 1,
  waiting: 12,
  withinMs: 10_000,
  heapMb: 64,
  addedMb: 320,
}

/** Returns a picture made anew in each size. */
export const makePicture = pictureMaker(usualLimits)

/**
 * Returns what makes pictures anew in a process of its own, one at a time and within limits: what decodes them is
 * code that strangers' bytes are given to, and what it takes costs nobody else an answer.
 */
export function pictureMaker(limits: SideLimits): (bytes: Buffer) => Promise<MadePicture> {
  const make = inSideProcesses<Buffer, MakerAnswer>(programOf(import.meta.url, 'picture-program'), limits)
  return async bytes => {
    const answer = await make(bytes).catch((error: unknown) => {
      if (!(error instanceof OverLimit)) throw error
      throw new Refusal(error.what === 'waiting' ? 'overloaded' : 'picture_too_large')
    })
    if ('denial' in answer) throw new Refusal(answer.denial)
    return { ...answer, contents: asBuffers(answer.contents) }
  }
}

/** Bytes come from another process as plain arrays of them. */
function asBuffers(contents: MadePicture['contents']): MadePicture['contents'] {
  return { small: Buffer.from(contents.small), large: Buffer.from(contents.large) }
}
