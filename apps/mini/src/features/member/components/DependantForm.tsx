import type { Dependant, Street } from '@yunxuan/contract'
import { ageInYears, shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { calendarDay, DayField, typedDayOf } from '../../../ui/DayField.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { relationOptions } from '../../../words/booking.ts'
import { useSaveDependant } from '../member.queries.ts'
import { communityOptions } from './communities.ts'

export interface DependantFormProps {
  street: Street
  /** The one to change; a new one without. */
  dependant?: Dependant
  /** The community that most likely is theirs too. */
  areaId: string | null
  onSaved: (dependantId: string) => void
}

const childBelowYears = 14

/** Name, relation, birth date and a consent, without which nothing is kept. */
export function DependantForm({ street, dependant, areaId, onSaved }: DependantFormProps) {
  const [name, setName] = useState(dependant?.name ?? '')
  const [relation, setRelation] = useState<Dependant['relation'] | undefined>(dependant?.relation)
  const [home, setHome] = useState(dependant?.areaId ?? areaId ?? undefined)
  const [birth, setBirth] = useState(typedDayOf(dependant?.birthDate))
  const [hasConsent, setConsent] = useState(false)
  const [wasTried, setTried] = useState(false)
  const saving = useSaveDependant(dependant?.id, onSaved)
  const now = new Date()
  const birthDate = calendarDay(birth, shanghaiDate(now))
  const isChild = birthDate !== undefined && ageInYears(birthDate, now) < childBelowYears
  const isNamed = name.trim() !== ''
  const save = () => {
    setTried(true)
    if (!isNamed || !relation || !birthDate || !hasConsent) return
    saving.send({ name: name.trim(), relation, birthDate, consent: true, ...(home ? { areaId: home } : {}) })
  }
  return (
    <>
      <Field
        label="家人姓名"
        value={name}
        onChange={setName}
        maxLength={30}
        error={wasTried && !isNamed ? '请写上姓名' : undefined}
      />
      <Pick
        label="是您的"
        options={relationOptions}
        value={relation}
        onChange={setRelation}
        error={wasTried && !relation ? '请选一下' : undefined}
      />
      <DayField
        label="家人出生日期"
        value={birth}
        onChange={setBirth}
        error={wasTried && !birthDate ? '请填对年、月、日' : undefined}
      />
      <Pick label="家人住在" options={communityOptions(street)} value={home} onChange={setHome} />
      <Check on={hasConsent} onChange={setConsent}>
        {isChild
          ? '我是孩子的监护人，同意记下孩子的姓名和生日，只用来预约。'
          : '家人知道并同意记下姓名和生日，只用来预约。'}
      </Check>
      <Failure error={saving.error} onRetry={saving.again} />
      <Button
        busy={saving.isSending}
        onPress={save}
        why={wasTried && !hasConsent ? '要先勾选同意，才能记下家人' : undefined}
      >
        保存家人
      </Button>
    </>
  )
}
