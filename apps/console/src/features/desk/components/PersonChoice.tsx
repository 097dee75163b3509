import type { MemberFound } from '@yunxuan/contract'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { useSettled } from '../../../ui/use-settled.ts'
import { useMembers } from '../desk.queries.ts'
import { blank, type ChosenPerson, type KnownPerson, nobody } from '../person.ts'
import { WrittenPersonForm } from './WrittenPersonForm.tsx'

interface Props {
  person: ChosenPerson
  /** The name that is looked for at first. */
  who: string
  onChange: (person: ChosenPerson) => void
}

export function PersonChoice({ person, who, onChange }: Props) {
  const { may } = useWorkplace()
  const mayFind = may('findMembers')
  const isWritten = person.kind === 'written' || !mayFind
  return (
    <fieldset className="choices">
      <legend>哪位居民</legend>
      {mayFind && (
        <Segmented
          aria-label="居民从哪里来"
          value={person.kind}
          onChange={kind => onChange(kind === 'written' ? blank : nobody)}
          options={[
            { value: 'known', label: '找居民' },
            { value: 'written', label: '写下新居民' },
          ]}
        />
      )}
      {isWritten ? (
        <WrittenPersonForm person={person.kind === 'written' ? person : blank} onChange={onChange} />
      ) : (
        <FindPerson
          person={person}
          who={who}
          onChange={onChange}
          onWrite={name => onChange({ ...blank, name })}
        />
      )}
    </fieldset>
  )
}

interface FindProps {
  person: KnownPerson
  who: string
  onChange: (person: KnownPerson) => void
  onWrite: (name: string) => void
}

function FindPerson({ person, who, onChange, onWrite }: FindProps) {
  const { streetId } = useWorkplace()
  const [typed, setTyped] = useState(who)
  const wanted = useSettled(typed.trim())
  const members = useMembers(streetId, wanted)
  return (
    <>
      <SearchBox label="居民姓名或手机尾号" value={typed} onChange={setTyped} width={360} />
      {wanted !== '' && (
        <Loaded
          query={members}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <p className="notice notice-gold">
              没有找到“{wanted}”。
              <Button size="small" onClick={() => onWrite(/^\d+$/.test(wanted) ? '' : wanted)}>
                写下这位新居民
              </Button>
            </p>
          }
        >
          {({ items }) => (
            <div className="choice-list">
              {items.map(member => (
                <MemberOptions key={member.id} member={member} person={person} onChange={onChange} />
              ))}
            </div>
          )}
        </Loaded>
      )}
    </>
  )
}

interface OptionProps {
  member: MemberFound
  person: KnownPerson
  onChange: (person: KnownPerson) => void
}

const relationNames = {
  parent: '父母',
  child: '子女',
  spouse: '爱人',
  grandparent: '祖辈',
  other: '家人',
} as const

function MemberOptions({ member, person, onChange }: OptionProps) {
  const isMember = person.memberId === member.id
  const facts = [
    member.phoneTail === null ? null : `尾号 ${member.phoneTail}`,
    member.areaName,
    member.birthDate === null ? null : `${member.birthDate.slice(0, 4)} 年生`,
  ].filter(fact => fact !== null)
  return (
    <>
      <label className="choice">
        <input
          type="radio"
          name="person"
          checked={isMember && person.dependantId === null}
          onChange={() => onChange({ kind: 'known', memberId: member.id, dependantId: null })}
        />
        <span>
          <b>{member.name}</b> <span className="soft">{facts.join(' · ')}</span>
        </span>
      </label>
      {member.dependants.map(dependant => (
        <label key={dependant.id} className="choice">
          <input
            type="radio"
            name="person"
            checked={isMember && person.dependantId === dependant.id}
            onChange={() => onChange({ kind: 'known', memberId: member.id, dependantId: dependant.id })}
          />
          <span>
            <b>{dependant.name}</b>{' '}
            <span className="soft">
              {member.name}的{relationNames[dependant.relation]}
            </span>
          </span>
        </label>
      ))}
    </>
  )
}
