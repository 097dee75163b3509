import type { AnswerAct } from '@yunxuan/domain'

/** What whoever asked is told of an answer; undefined where it is nothing new to them. */
export function titleForAsker(act: AnswerAct, wasRead: boolean): string | undefined {
  if (act === 'publish' && wasRead) return undefined
  const titles: Partial<Record<AnswerAct, string>> = {
    publish: '您提的需求有人来答了，看看合不合适',
    choose: '您提的需求选定了一份答卷，等对方确认',
    agree: '对方答应了，可以联系了',
    report: '对方说办好了，请您说说怎么样',
    fail: '有一份答卷没有办成',
  }
  return titles[act]
}

/** What whoever answered is told; undefined where it is nothing new to them. */
export function titleForAnswerer(act: AnswerAct): string | undefined {
  const titles: Partial<Record<AnswerAct, string>> = {
    publish: '您的答卷社区看过了，大家都能看到',
    choose: '您的答卷被选上了，请确认',
    decline: '您的答卷这次没有选上，谢谢您',
    confirm: '对方说办好了，谢谢您',
    fail: '您的答卷没有办成',
  }
  return titles[act]
}
