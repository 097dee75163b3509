import { View } from '@tarojs/components'
import type { Reply, Street } from '@yunxuan/contract'
import { guardianRelations } from '@yunxuan/domain'
import { Check } from '../../../ui/Check.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { DayField } from '../../../ui/DayField.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Pick } from '../../../ui/Pick.tsx'
import { Toggles } from '../../../ui/Toggles.tsx'
import { genderNames, guardianNames, idFaultWords } from '../../../words/volunteer.ts'
import { sayCalendarDay } from '../../../words/when.ts'
import { communityOptions } from '../../member/components/communities.ts'
import { TimesChoice } from './TimesChoice.tsx'
import { isPhone, type JoinForm } from './use-join-form.ts'

export interface StepProps {
  form: JoinForm
  /** 下一步 was tapped while something was open: it says what. */
  wasTried: boolean
}

/** Name and document; whoever has no document at hand says it later. */
export function WhoStep({ form, wasTried }: StepProps) {
  const { volunteer, facts, fault, isLater, dependant } = form
  const kept = (masked: string | null | undefined) => (masked ? `登记过：${masked}，不改就空着。` : '')
  const error = fault && (form.isTyped || wasTried) ? idFaultWords[fault] : undefined
  const isNamed = form.realName.trim() !== '' || volunteer?.realName != null
  return (
    <>
      <Field
        label={dependant ? '孩子或家人的真实姓名' : '真实姓名'}
        value={form.realName}
        onChange={form.setRealName}
        maxLength={30}
        hint={kept(volunteer?.realName) || '和身份证上的一样。'}
        error={wasTried && !isNamed ? '请写上真实姓名' : undefined}
      />
      {!isLater && (
        <Field
          label="身份证号码"
          value={form.idNumber}
          onChange={form.setIdNumber}
          type="idcard"
          maxLength={20}
          hint={kept(volunteer?.idNumber) || '18 位，最后一位可能是 X。'}
          error={
            error ??
            (wasTried && !facts && !volunteer?.idNumber ? '请填身份证号码，或者选“以后再填”' : undefined)
          }
        />
      )}
      {facts && (
        <Notice tone="ok" icon="circle-check">
          {sayCalendarDay(facts.birthDate)}出生，{genderNames[facts.gender]}，号码没错。
        </Notice>
      )}
      {!volunteer?.idNumber && (
        <Check on={isLater} onChange={form.setLater}>
          身份证不在手边，以后再填
        </Check>
      )}
      {!facts && (isLater || volunteer !== undefined) && <Birth form={form} wasTried={wasTried} />}
      <View className="second">
        为什么要填：国家规定志愿服务实名登记，活动保险、志愿服务证明也要用。号码加密保存，谁看过都有记录；别人只看到您的志愿者编号。
      </View>
    </>
  )
}

function Birth({ form, wasTried }: StepProps) {
  return (
    <>
      {!form.dependant && (
        <DayField
          label="出生日期"
          value={form.birth}
          onChange={form.setBirth}
          error={wasTried && !form.birthDate ? '请填对年、月、日' : undefined}
        />
      )}
      <Heading level={3}>性别</Heading>
      <Choice
        label="性别"
        layout="row"
        value={form.gender}
        options={(['female', 'male'] as const).map(value => ({ value, title: genderNames[value] }))}
        onChange={form.setGender}
      />
      {wasTried && !form.gender && <View className="field__error">请选一下性别</View>}
    </>
  )
}

export function WhereStep({ form, wasTried, street }: StepProps & { street: Street }) {
  return (
    <>
      <Pick
        label="住在哪个社区"
        options={communityOptions(street)}
        value={form.areaId}
        onChange={form.setAreaId}
        error={wasTried && !form.areaId ? '请选一个社区' : undefined}
      />
      <Field
        label={form.dependant ? '监护人或家人的手机号码' : '手机号码'}
        value={form.phone}
        onChange={form.setPhone}
        type="tel"
        maxLength={20}
        hint="活动改时间、缺人补位时联系，只有负责人能看到。"
        error={wasTried && !isPhone(form.phone) ? '请填手机号码' : undefined}
      />
      <Heading level={3}>什么时候有空（可以不选）</Heading>
      <TimesChoice value={form.times} onChange={form.setTimes} />
    </>
  )
}

type Choices = Reply<'GET /v1/streets/:streetId/me/volunteers'>['choices']

export function HelpStep({ form, wasTried, choices }: StepProps & { choices: Choices }) {
  return (
    <>
      <Words
        title="想做什么服务"
        all={choices.serviceCategories}
        value={form.kinds}
        onChange={form.setKinds}
      />
      {wasTried && form.kinds.length === 0 && <View className="field__error">请至少选一样</View>}
      <Words title="会什么（可以不选）" all={choices.skills} value={form.skills} onChange={form.setSkills} />
      <Words
        title="会说什么话（可以不选）"
        all={choices.languages}
        value={form.languages}
        onChange={form.setLanguages}
      />
      {form.isChild && !form.dependant && (
        <Notice tone="gold" icon="circle-alert">
          未满 18 岁，登记以后还要监护人同意：请家长带同意书到社区，或者用家长的手机替您登记。
        </Notice>
      )}
      {form.asksGuardian && <Guardian form={form} wasTried={wasTried} />}
      <Check on={form.hasConsent} onChange={form.setConsent}>
        我同意街道保存这些资料，只用来安排和记录志愿服务。随时可以退出，资料会删掉。
      </Check>
    </>
  )
}

function Guardian({ form, wasTried }: StepProps) {
  return (
    <>
      <Pick
        label="您是孩子的"
        options={guardianRelations.map(value => ({ value, title: guardianNames[value] }))}
        value={form.relation}
        onChange={form.setRelation}
        error={wasTried && !form.relation ? '请选一下' : undefined}
      />
      <Check on={form.isGuardian} onChange={form.setGuardian}>
        我是孩子的监护人，同意孩子做志愿者。未满 14 岁时，每次活动还会再问我。
      </Check>
    </>
  )
}

interface WordsProps {
  title: string
  all: readonly string[]
  value: readonly string[]
  onChange: (value: string[]) => void
}

function Words({ title, all, value, onChange }: WordsProps) {
  return (
    <>
      <Heading level={3}>{title}</Heading>
      <Toggles
        label={title}
        options={all.map(word => ({ value: word, title: word }))}
        value={value}
        onChange={onChange}
      />
    </>
  )
}
