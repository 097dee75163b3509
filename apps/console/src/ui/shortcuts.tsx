import { Modal } from 'antd'
import { useEffect, useState } from 'react'

const everywhere: readonly (readonly [string, string])[] = [
  ['Ctrl K', '找人、服务、预约码、功能'],
  ['/', '到搜索框'],
  ['j 或 ↓', '下一行'],
  ['k 或 ↑', '上一行'],
  ['回车', '打开这一行'],
  ['Esc', '关闭窗口，或清空搜索'],
  ['?', '看这些快捷键'],
]
const atDesk: readonly (readonly [string, string])[] = [
  ['d', '签到（到）'],
  ['q', '请假'],
  ['w', '未到'],
  ['u', '撤销刚才那一步'],
  ['n', '现场登记'],
  ['b', '电话代约'],
]

const atApprovals: readonly (readonly [string, string])[] = [
  ['回车', '通过'],
  ['x', '不通过'],
]
const atRoster: readonly (readonly [string, string])[] = [
  ['a', '一起确认没有疑点的'],
  ['回车', '确认'],
  ['m', '改少时长'],
  ['x', '不计入'],
]
const atRewards: readonly (readonly [string, string])[] = [
  ['i', '进货'],
  ['c', '盘点'],
  ['b', '报损'],
  ['x', '退回一份兑换'],
]
const atCalls: readonly (readonly [string, string])[] = [['d', '已联系']]

/** Whether somebody is typing or a window is open, so that single keys mean something else. */
export function isBusyElsewhere(target: EventTarget | null): boolean {
  const isTyping =
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  return isTyping || document.querySelector('[role="dialog"]:not([aria-hidden="true"])') !== null
}

/** Acts on single keys while nobody is typing. */
export function useShortcut(key: string, act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return
      if (isBusyElsewhere(event.target)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [key, act])
}

interface Props {
  isOpen: boolean
  onOpen: () => void
  onClose: () => void
}

export function Shortcuts({ isOpen, onOpen, onClose }: Props) {
  useShortcut('?', onOpen)
  useShortcut('/', goToSearch)
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title="键盘快捷键" destroyOnHidden>
      <KeyList label="到处都能用" keys={everywhere} />
      <KeyList label="在服务台，对选中的一行" keys={atDesk} />
      <KeyList label="在预约审核、现场申请、入队申请和证件待确认，对选中的一行" keys={atApprovals} />
      <KeyList label="在时长确认的名册里" keys={atRoster} />
      <KeyList label="在礼品和兑换，对选中的一行" keys={atRewards} />
      <KeyList label="在待电话联系，对选中的一行" keys={atCalls} />
    </Modal>
  )
}

function KeyList({ label, keys }: { label: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <>
      <h2 className="keys-head">{label}</h2>
      <dl className="keys">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function goToSearch(): void {
  const box = document.querySelector('[data-shortcut="search"]')
  if (box instanceof HTMLInputElement) {
    box.focus()
    box.select()
  }
}

export function useOpen(): { isOpen: boolean; open: () => void; close: () => void } {
  const [isOpen, setOpen] = useState(false)
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) }
}
