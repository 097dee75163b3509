import { View } from '@tarojs/components'
import type { Reply, Street } from '@yunxuan/contract'
import { useState } from 'react'
import { replacePage, useParams } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { say } from '../../../shell/say.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useDependants, useMember } from '../../member/member.queries.ts'
import { HelpStep, WhereStep, WhoStep } from '../components/JoinSteps.tsx'
import {
  isPhone,
  type JoinForm,
  type JoinStart,
  profileOf,
  useJoinForm,
} from '../components/use-join-form.ts'
import { useSaveVolunteer, useVolunteers } from '../volunteer.queries.ts'

type Own = Reply<'GET /v1/streets/:streetId/me/volunteers'>

export default function Join() {
  const { who } = useParams()
  const street = useStreet().data
  const member = useMember().data
  const volunteers = useVolunteers()
  const dependants = useDependants()
  if (!street || !member || !volunteers.data || !dependants.data) {
    return (
      <Page title="成为志愿者">
        <ForMember icon="hand-heart" title="登录后登记" text="登记一次，身边的活动都能报名。">
          {() => <Loaded query={volunteers}>{() => <Loaded query={dependants}>{() => null}</Loaded>}</Loaded>}
        </ForMember>
      </Page>
    )
  }
  const dependant = dependants.data.items.find(one => one.id === who)
  const volunteer = volunteers.data.items.find(one => one.dependantId === (dependant?.id ?? null))
  return <Form street={street} start={{ member, dependant, volunteer }} choices={volunteers.data.choices} />
}

const showProfile = () => replacePage('volunteer/volunteer', { fresh: true })

/** Whoever came from the profile is there again, and not a second time. */
function saidAndBack(): void {
  goBack()
  say('资料存好了，谢谢您愿意帮忙')
}

const steps = ['您是谁', '怎么联系', '想帮什么'] as const

function Form({ street, start, choices }: { street: Street; start: JoinStart; choices: Own['choices'] }) {
  const form = useJoinForm(start)
  const [step, setStep] = useState(0)
  const [wasTried, setTried] = useState(false)
  const { back } = useParams()
  const saving = useSaveVolunteer(back ? saidAndBack : showProfile)
  const isLast = step === steps.length - 1
  const next = () => {
    const isOpen = !isStepDone(form, step)
    setTried(isOpen)
    if (isOpen) return
    if (!isLast) {
      setStep(step + 1)
      return
    }
    const profile = profileOf(form)
    if (profile) saving.send(profile)
  }
  const { dependant, volunteer } = start
  const title = volunteer ? '志愿者资料' : dependant ? `替${dependant.name}登记` : '成为志愿者'
  return (
    <Page
      title={title}
      action={
        <>
          <Button
            busy={saving.isSending}
            onPress={next}
            why={wasTried && isLast && !form.hasConsent ? '要先勾选同意，才能保存资料' : undefined}
          >
            {!isLast ? '下一步' : volunteer ? '保存' : '登记成为志愿者'}
          </Button>
          {step > 0 && (
            <Button kind="ghost" onPress={() => setStep(step - 1)}>
              上一步
            </Button>
          )}
        </>
      }
    >
      <Heading aside={<View>第 {step + 1} 步，共 3 步</View>}>{steps[step]}</Heading>
      {step === 0 && <WhoStep form={form} wasTried={wasTried} />}
      {step === 1 && <WhereStep form={form} wasTried={wasTried} street={street} />}
      {step === 2 && <HelpStep form={form} wasTried={wasTried} choices={choices} />}
      <Failure error={saving.error} onRetry={saving.again} />
    </Page>
  )
}

function isStepDone(form: JoinForm, step: number): boolean {
  const { volunteer } = form
  if (step === 1) return form.areaId !== undefined && isPhone(form.phone)
  if (step === 2) return form.kinds.length > 0 && profileOf(form) !== undefined
  const hasName = form.realName.trim() !== '' || volunteer?.realName != null
  const hasDocument = form.facts !== undefined || form.isLater || volunteer?.idNumber != null
  const isKnown = form.birthDate !== undefined && form.gender !== undefined
  return hasName && hasDocument && form.fault === undefined && isKnown
}
