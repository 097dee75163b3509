import { kindSheets, type MatterAct, type MatterKind, matterKindNames } from '@yunxuan/domain'

/** What whoever raised a matter is told of a step; undefined where it is their own, or nothing new to them. */
export function titleFor(act: MatterAct, kind: MatterKind): string | undefined {
  const name = matterKindNames[kind]
  const titles: Partial<Record<MatterAct, string>> = {
    take: `您提的${name}有人受理了`,
    return: `您提的${name}还要补充一句`,
    decline: `您提的${name}没有受理`,
    merge: `您提的${name}和另一件合到一起办了`,
    raise: `您提的${name}提到上一级去议了`,
    tell: `您提的${name}有新进展`,
    defer: `您提的${name}要晚几天`,
    receive: `您的${name}收下材料了，收据号在里面`,
    visit: `您的${name}定了上门的日子和人`,
    pause: `您的${name}还差材料，先停着等`,
    answer: `您提的${name}有答复了`,
    check: `您提的${name}复查过了，办好了`,
    fail: `您提的${name}复查没过，接着办`,
    settle: `您提的${name}办结了`,
    publish: `您提的${name}公开了，邻居也能看到`,
    unpublish: `您提的${name}不再公开`,
  }
  return titles[act]
}

/** What those who need it as well are told. */
export function titleForSupporters(act: MatterAct, kind: MatterKind): string | undefined {
  const name = matterKindNames[kind]
  const titles: Partial<Record<MatterAct, string>> = {
    answer: kindSheets[kind].isJudged
      ? `您附议的${name}有答复了，说说满意不满意`
      : `您也说了要的${name}有答复了`,
    merge: `您也说了要的${name}和另一件合到一起办了`,
    publish: `您也说了要的${name}，说法改了`,
    decline: `您也说了要的${name}没有受理`,
  }
  return titles[act]
}

/** What those who answer a need, and of whose answer something is still expected, are told. */
export function titleForAnswerers(act: MatterAct): string | undefined {
  const titles: Partial<Record<MatterAct, string>> = {
    decline: '您答的那件事没有受理',
    merge: '您答的那件事和另一件合到一起办了',
    withdraw: '您答的那件事，提的人不需要了',
    answer: '您答的那件事有答复了',
  }
  return titles[act]
}
