import type { FoundKind } from '@yunxuan/contract'
import { Modal } from 'antd'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { sayError } from '../../refusal-words.ts'
import { useWorkplace } from '../../shell/street.tsx'
import { useSettled } from '../../ui/use-settled.ts'
import { useFound } from './find.queries.ts'
import { findFunctions, functionsOf } from './functions.ts'
import { matchLetters } from './letters.ts'

const kindNames: Readonly<Record<FoundKind, string>> = {
  booking: '预约',
  person: '人',
  service: '服务',
  slot: '场次',
  activity: '活动',
  matter: '事项',
  article: '文章',
  team: '服务队',
}
const longest = 60

interface Choice {
  key: string
  group: string
  title: string
  hint: string
  to: string
  /** Whom to book for, handed on beside the address: no name stands in it. */
  who?: string
}

/** Finds functions, people, services, slots, bookings, activities and teams, all by keyboard. */
export function Palette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const { choices, said } = useChoices(typed)
  const listId = useId()
  const navigate = useNavigate()
  const { streetId } = useWorkplace()
  const chosen = choices[Math.min(at, choices.length - 1)]
  const input = useRef<HTMLInputElement>(null)
  const go = ({ to, who }: Choice) => {
    onClose()
    void navigate(`/${streetId}/${to}`, { state: { who } })
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && choices.length > 0) {
      event.preventDefault()
      const next = (Math.min(at, choices.length - 1) + step + choices.length) % choices.length
      setAt(next)
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    if (event.key === 'Enter' && chosen !== undefined) go(chosen)
  }
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      title="找人、服务、预约码、功能"
      width={640}
      className="palette"
      afterOpenChange={isOpen => isOpen && input.current?.focus()}
    >
      <input
        ref={input}
        className="palette-input"
        role="combobox"
        aria-label="找人、服务、预约码、功能"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${choices.indexOf(chosen)}`}
        placeholder="名字、尾号、六位预约码，或拼音首字母"
        maxLength={longest}
        value={typed}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKey}
      />
      <Choices id={listId} choices={choices} chosen={chosen} onChoose={go} />
      <p className="soft" role="status">
        {said}
      </p>
    </Modal>
  )
}

/** What fits so far, functions before what the server finds; and what is to be said of it. */
function useChoices(typed: string): { choices: Choice[]; said: string } {
  const { streetId, menu, may } = useWorkplace()
  const wanted = useSettled(typed.trim())
  const found = useFound(streetId, wanted)
  const functions = findFunctions(functionsOf(menu, may), typed, matchLetters).map(each => ({
    ...each,
    key: `function ${each.to} ${each.title}`,
    group: '功能',
  }))
  const isAsked = typed.trim() !== ''
  const things = (isAsked ? (found.data?.items ?? []) : []).map((each, at) => ({
    key: `${each.kind} ${each.to} ${at}`,
    group: kindNames[each.kind],
    title: each.title,
    hint: each.hint,
    to: each.to,
    ...(each.kind === 'person' && each.to.startsWith('desk') ? { who: each.title } : {}),
  }))
  const choices = [...functions, ...things]
  return { choices, said: sayOf() }

  function sayOf(): string {
    if (!isAsked) return '↑ ↓ 选，回车打开，Esc 关闭。'
    if (found.error !== null) return `${sayError(found.error)}功能照样能找。`
    if (found.isFetching || wanted !== typed.trim()) return '正在找…'
    const { unsearched = [] } = found.data ?? {}
    if (unsearched.length > 0) return `这几样暂时没找：${unsearched.join('、')}。`
    if (choices.length === 0) return '没有找到。人名要从姓打起，预约码是六位数字，拼音可以只打首字母。'
    return `找到 ${choices.length} 个。↑ ↓ 选，回车打开。`
  }
}

interface ChoicesProps {
  id: string
  choices: readonly Choice[]
  chosen: Choice | undefined
  onChoose: (choice: Choice) => void
}

function Choices({ id, choices, chosen, onChoose }: ChoicesProps) {
  return (
    <div id={id} role="listbox" aria-label="找到的" className="palette-list">
      {choices.map((choice, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's, which keeps the focus
        <div
          key={choice.key}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={choice === chosen}
          className="palette-choice"
          onClick={() => onChoose(choice)}
        >
          <span className="tag">{choice.group}</span>
          <b>{choice.title}</b>
          <small>{choice.hint}</small>
        </div>
      ))}
    </div>
  )
}
