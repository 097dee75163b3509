import { remembered } from './remembered.ts'

/** 长辈版: larger text and targets, one tap from home. */
export const elderMode = remembered('elder-mode', stored => stored === true)
