import type { Member, Street } from '@yunxuan/contract'
import { type Audience, audienceNames, declarableAudiences, sensitiveOf, shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { calendarDay, DayField, typedDayOf } from '../../../ui/DayField.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Toggles } from '../../../ui/Toggles.tsx'
import { communityOptions } from '../components/communities.ts'
import { useMember, useSaveMember } from '../member.queries.ts'

export default function Profile() {
  const street = useStreet()
  const member = useMember()
  if (!useAccountId()) {
    return (
      <Page title="我的资料">
        <Empty
          icon="user-round"
          title="先登录"
          text="登录以后，姓名和社区只填一次。"
          action={<Button onPress={() => openPage('session/sign-in')}>登录</Button>}
        />
      </Page>
    )
  }
  if (!street.data || member.data === undefined) {
    return (
      <Page title="我的资料">
        <Loaded query={street}>{() => <Loaded query={member}>{() => null}</Loaded>}</Loaded>
      </Page>
    )
  }
  return <ProfileForm street={street.data} member={member.data} />
}

const groups = declarableAudiences.map((value: Audience) => ({ value, title: audienceNames[value] }))

function ProfileForm({ street, member }: { street: Street; member: Member | null }) {
  const [name, setName] = useState(member?.name ?? '')
  const [areaId, setAreaId] = useState(member?.areaId ?? undefined)
  const [birth, setBirth] = useState(typedDayOf(member?.birthDate))
  const [declared, setDeclared] = useState(member?.declared ?? [])
  const [hasConsent, setConsent] = useState(false)
  const [wasTried, setTried] = useState(false)
  const saving = useSaveMember(goBack)
  const birthDate = calendarDay(birth, shanghaiDate(new Date()))
  const isNamed = name.trim() !== ''
  const asked = sensitiveOf(declared).filter(audience => !member?.declared.includes(audience))
  const isAgreed = asked.length === 0 || hasConsent
  const save = () => {
    setTried(true)
    if (!isNamed || !areaId || !birthDate || !isAgreed) return
    const consent = asked.length > 0 ? { sensitiveConsent: true } : {}
    saving.send({ name: name.trim(), areaId, birthDate, declared, ...consent })
  }
  return (
    <Page
      title={member ? '我的资料' : '先认识一下'}
      action={
        <Button
          busy={saving.isSending}
          onPress={save}
          why={wasTried && !isAgreed ? '要先勾选同意，才能记下' : undefined}
        >
          保存
        </Button>
      }
    >
      <Field
        label="姓名"
        value={name}
        onChange={setName}
        type="nickname"
        maxLength={30}
        error={wasTried && !isNamed ? '请写上姓名' : undefined}
      />
      <Pick
        label="住在哪个社区"
        options={communityOptions(street)}
        value={areaId}
        onChange={setAreaId}
        error={wasTried && !areaId ? '请选一个社区' : undefined}
      />
      <DayField
        label="出生日期"
        value={birth}
        onChange={setBirth}
        hint="有的服务要看年龄，比如 60 岁以上优先。"
        error={wasTried && !birthDate ? '请填对年、月、日' : undefined}
      />
      <Heading level={2}>您属于哪些人群（可以不选）</Heading>
      <Toggles label="您属于哪些人群" options={groups} value={declared} onChange={setDeclared} />
      {asked.length > 0 && <Consent to={asked} on={hasConsent} onChange={setConsent} />}
      <Failure error={saving.error} onRetry={saving.again} />
    </Page>
  )
}

interface ConsentProps {
  to: readonly Audience[]
  on: boolean
  onChange: (on: boolean) => void
}

function Consent({ to, on, onChange }: ConsentProps) {
  return (
    <Check on={on} onChange={onChange}>
      同意记下“{to.map(audience => audienceNames[audience]).join('、')}”，只用来看能约哪些服务。随时可以取消。
    </Check>
  )
}
