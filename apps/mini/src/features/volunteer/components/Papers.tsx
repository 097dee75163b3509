import { View } from '@tarojs/components'
import type { Qualification, Volunteer } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { calendarDay, DayField, typedDayOf } from '../../../ui/DayField.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { qualificationStates } from '../../../words/volunteer.ts'
import { sayCalendarDay } from '../../../words/when.ts'
import { useClaimQualification, useDropQualification } from '../volunteer.queries.ts'

export interface PapersProps {
  volunteer: Volunteer
  /** What the street asks for. */
  kinds: readonly string[]
}

/** Qualifications: said here, shown to the community, confirmed there. */
export function Papers({ volunteer, kinds }: PapersProps) {
  const [isAdding, setAdding] = useState(false)
  const [opened, setOpened] = useState<Qualification>()
  const close = useCallback(() => setAdding(false), [])
  const { qualifications, personId } = volunteer
  return (
    <>
      <Heading>资格证件</Heading>
      {qualifications.length > 0 && (
        <Card className="card--list">
          {qualifications.map(one => (
            <Row
              key={one.id}
              icon="shield-check"
              title={one.kind}
              note={one.reason || (one.validUntil ? `到 ${sayCalendarDay(one.validUntil)}` : '长期有效')}
              aside={
                <Tag tone={qualificationStates[one.status].tone}>{qualificationStates[one.status].words}</Tag>
              }
              onPress={() => setOpened(one)}
            />
          ))}
        </Card>
      )}
      <Button kind="ghost" icon="plus" onPress={() => setAdding(true)}>
        添一个资格证件
      </Button>
      <Sheet title="添一个资格证件" isOpen={isAdding} onClose={close}>
        <Claim personId={personId} kinds={kinds} onDone={close} />
      </Sheet>
      {opened && <Drop paper={opened} personId={personId} onClose={() => setOpened(undefined)} />}
    </>
  )
}

interface ClaimProps {
  personId: string
  kinds: readonly string[]
  onDone: () => void
}

const endOfTime = '9999-12-31'

function Claim({ personId, kinds, onDone }: ClaimProps) {
  const [kind, setKind] = useState<string>()
  const [until, setUntil] = useState(typedDayOf(null))
  const [wasTried, setTried] = useState(false)
  const claiming = useClaimQualification(personId, onDone)
  const isEndless = Object.values(until).every(part => part === '')
  const validUntil = isEndless ? null : calendarDay(until, endOfTime)
  const save = () => {
    setTried(true)
    if (kind && validUntil !== undefined) claiming.send({ kind, validUntil })
  }
  return (
    <>
      <Pick
        label="什么证件"
        options={kinds.map(value => ({ value, title: value }))}
        value={kind}
        onChange={setKind}
        error={wasTried && !kind ? '请选一下' : undefined}
      />
      <DayField
        label="有效到哪天（长期的不填）"
        value={until}
        onChange={setUntil}
        error={wasTried && validUntil === undefined ? '请填对年、月、日' : undefined}
      />
      <View className="second">添好以后，带证件原件给社区看一眼，确认了就能报有要求的活动。</View>
      <Failure error={claiming.error} onRetry={claiming.again} />
      <Button busy={claiming.isSending} onPress={save}>
        添上
      </Button>
    </>
  )
}

interface DropProps {
  paper: Qualification
  personId: string
  onClose: () => void
}

function Drop({ paper, personId, onClose }: DropProps) {
  const dropping = useDropQualification(personId, onClose)
  return (
    <Sheet
      title={paper.kind}
      isOpen
      onClose={onClose}
      action={
        !dropping.error && (
          <Button
            kind="ghost"
            icon="trash-2"
            busy={dropping.isSending}
            onPress={() => dropping.send(paper.id)}
          >
            删掉这个证件
          </Button>
        )
      }
    >
      {dropping.error ? (
        <Failure error={dropping.error} onRetry={dropping.again} />
      ) : (
        <View>
          {qualificationStates[paper.status].words}。{paper.reason}
        </View>
      )}
    </Sheet>
  )
}
