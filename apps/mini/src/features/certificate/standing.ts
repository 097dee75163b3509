import type { CertificateCheck } from '@yunxuan/contract'
import type { Tone } from '../../ui/Tag.tsx'

/** How a certificate stands, in a word and in a sentence. */
export const standingWords: Readonly<
  Record<CertificateCheck['standing'], { tone: Tone; words: string; sentence: string }>
> = {
  valid: { tone: 'ok', words: '有效', sentence: '这张证书是真的，现在有效。' },
  revoked: { tone: 'red', words: '已撤销', sentence: '这张证书发过，后来撤销了，现在不算数。' },
  unknown: { tone: 'neutral', words: '没有查到', sentence: '没有发过这个编号的证书，看看有没有抄错。' },
}
