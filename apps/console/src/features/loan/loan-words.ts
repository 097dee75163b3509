import type { ItemEdit, ItemMoveLine, ManagedItem, ManagedLoan } from '@yunxuan/contract'
import type { LoanStatus } from '@yunxuan/domain'
import type { Named } from '../../ui/Tag.tsx'

export const loanStatusNames: Readonly<Record<LoanStatus, Named>> = {
  out: { name: '借着', tone: 'blue' },
  back: { name: '还了', tone: 'ok' },
  broken: { name: '坏了', tone: 'gold' },
  lost: { name: '丢了', tone: 'red' },
}

/** Returns the state of a loan; what is late says so first. */
export function stateOf({ status, isOverdue }: Pick<ManagedLoan, 'status' | 'isOverdue'>): Named {
  return isOverdue ? { name: '过期没还', tone: 'red' } : loanStatusNames[status]
}

/** Returns what of a thing is to be seen to, the most pressing first. */
export function duesOf({ beyond, overdue, left, edit, isCountDue }: ManagedItem): Named[] {
  if (edit.isWithdrawn) return [{ name: '停借', tone: 'plain' }]
  const dues: (Named | false)[] = [
    overdue > 0 && { name: `过期 ${overdue} 件`, tone: 'red' },
    beyond > 0 && { name: `账外借出 ${beyond} 件`, tone: 'red' },
    left === 0 && { name: edit.isUsedUp ? '用完了' : '借完了', tone: 'gold' },
    isCountDue && { name: '该盘点', tone: 'gold' },
  ]
  return dues.filter(due => due !== false)
}

/** Returns how a thing is had. */
export function sayLending({ isUsedUp, needsPerson, daysMax }: ItemEdit): string {
  if (isUsedUp) return '拿了就用掉，只记数'
  const days = daysMax === 0 ? '当天还' : `借 ${daysMax} 天`
  return needsPerson ? `${days}，要人交给他` : days
}

export const moveNames: Readonly<Record<ItemMoveLine['kind'], string>> = { counted: '盘点', used: '拿走' }

/** Returns how many were counted or taken, and by how much the shelf differed. */
export function sayMove({ kind, pieces, difference }: ItemMoveLine): string {
  if (kind === 'used') return `${pieces} 件`
  if (difference === 0) return `${pieces} 件，对得上`
  return `${pieces} 件，${difference > 0 ? '多' : '少'} ${Math.abs(difference)} 件`
}
