import type { PolicyView } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import type { PolicyNumber, PolicyWords } from '@yunxuan/domain'
import { App, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { chosen } from '../../../ui/rules.ts'
import { SaveBar } from '../../../ui/SaveBar.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useUnsavedGuard } from '../../../ui/use-unsaved-guard.tsx'
import { ConflictNotice } from '../../publish/components/ConflictNotice.tsx'
import { useChangePolicy, usePolicy } from '../policy.queries.ts'
import { changedSettings, ladderName, settingName } from '../policy-changes.ts'
import { policyListWords, policyWords } from '../policy-words.ts'

type Settings = PolicyView['settings']

/** The street's own numbers, each with what it decides. */
export function Component() {
  const { streetId } = useWorkplace()
  const policy = usePolicy(streetId)
  return (
    <>
      <PageHead aside="改了马上生效，已经约好的不受影响" />
      <Loaded query={policy}>{data => <PolicyForm policy={data} />}</Loaded>
    </>
  )
}

function PolicyForm({ policy }: { policy: PolicyView }) {
  const { streetId, may } = useWorkplace()
  const { message } = App.useApp()
  const [form] = Form.useForm<Settings>()
  const [{ version, isDirty }, setHeld] = useState({ version: policy.version, isDirty: false })
  const change = useChangePolicy(streetId)
  const guard = useUnsavedGuard(isDirty)
  const mayChange = may('changePolicy')
  const isConflict = change.error instanceof RefusedError && change.error.code === 'changed_meanwhile'
  const save = (settings: Settings, base: number) =>
    change.mutate(
      { version: base, settings },
      {
        onSuccess: saved => {
          setHeld({ version: saved.version, isDirty: false })
          void message.success('已保存，马上生效')
        },
      },
    )
  const takeTheirs = () => {
    form.setFieldsValue(policy.settings)
    setHeld({ version: policy.version, isDirty: false })
    change.reset()
  }
  return (
    <>
      {!mayChange && <p className="notice notice-blue">您可以看，要改请找管理员。</p>}
      {!isConflict && <Failed error={change.error} />}
      <Form<Settings>
        form={form}
        className="policy"
        requiredMark={false}
        disabled={!mayChange}
        initialValues={policy.settings}
        onValuesChange={() => setHeld({ version, isDirty: true })}
        onFinish={settings => save(settings, version)}
        scrollToFirstError={{ behavior: 'auto', block: 'center', focus: true }}
        onFinishFailed={({ errorFields: [first] }) => first && void message.error(sayFieldError(first))}
      >
        <AllSettings />
        {mayChange && (
          <SaveBar
            isDirty={isDirty}
            isBusy={change.isPending}
            isLocked={!isDirty}
            saved={sayChanged(policy)}
            above={
              isConflict && (
                <ConflictNotice
                  fields={changedSettings(form.getFieldsValue(), policy.settings)}
                  onOverwrite={() => save(form.getFieldsValue(), policy.version)}
                  onTakeTheirs={takeTheirs}
                />
              )
            }
          />
        )}
      </Form>
      {guard}
    </>
  )
}

function sayFieldError({ name, errors }: { name: (string | number)[]; errors: string[] }): string {
  return `${settingName(String(name[0]))}：${errors[0] ?? ''}`
}

function AllSettings() {
  return (
    <>
      {settingKeys.map(key => (
        <Setting key={key} name={key} />
      ))}
      {listKeys.map(key => (
        <ListSetting key={key} name={key} />
      ))}
      <LadderSetting />
    </>
  )
}

const settingKeys = [
  'partyMax',
  'dependantsMax',
  'placesPerService',
  'waitsMax',
  'bookingOpensDays',
  'bookingClosesMinutes',
  'cancelCutoffMinutes',
  'checkInOpensMinutes',
  'checkOutClosesMinutes',
  'codePeriodSeconds',
  'shortVisitMinutes',
  'clockSkewMinutes',
  'farAwayMetres',
  'beyondPlanMinutes',
  'handInLateMinutes',
  'handInWithinDays',
  'walkInAskMinutes',
  'attendanceSharePercent',
  'recordWithinDays',
  'recordWarnDays',
  'backfillDayMinutes',
  'starNoticeDays',
  'proofsPerMonth',
  'pointsPerHour',
  'pointsShareLeaderScan',
  'pointsShareRecipientConfirmed',
  'pointsShareLateScan',
  'pointsShareBackFilled',
  'pointsShareHoliday',
  'pointsKeptYears',
  'pointsWarnDays',
  'redemptionKeptDays',
  'offerHoldMinutes',
  'offerNearHours',
  'offerHoldNearMinutes',
  'noteKeptDays',
  'unconfirmedAfterDays',
  'loansAtOnce',
  'loanLateDays',
  'itemCountDays',
  'ratingsShownFrom',
  'teamDepthMax',
  'withdrawNoticeHours',
  'callWithinHours',
  'callWaveSize',
  'callWaveMinutes',
  'callsCountedDays',
  'uploadBatchRecords',
  'spotCheckRecords',
  'mattersOpenMax',
  'answersOpenMax',
  'invitesPerDay',
  'invitedPerDay',
  'askersFirstHours',
  'matterTakeDays',
  'confidentialTakeDays',
  'needAnswerDays',
  'proposalAnswerDays',
  'hazardNowDays',
  'hazardAnswerDays',
  'hazardPlanDays',
  'errandAnswerDays',
  'helpAnswerDays',
  'taskAnswerDays',
  'enterpriseAnswerDays',
  'matterReopensMax',
  'matterReopenDays',
  'matterSettleDays',
  'confidentialKeptDays',
] as const satisfies readonly PolicyNumber[]

const listKeys = [
  'volunteerSkills',
  'volunteerLanguages',
  'volunteerCategories',
  'qualificationKinds',
  'matterLevels',
] as const satisfies readonly PolicyWords[]

function Setting({ name }: { name: PolicyNumber }) {
  const word = policyWords[name]
  return (
    <div className="setting">
      <div>
        <label htmlFor={name}>{word.name}</label>
        <p className="soft" id={`${name}-meaning`}>
          {word.meaning}
        </p>
      </div>
      <Form.Item<Settings> name={name} rules={chosen(`请填 ${word.min} 到 ${word.max}`)} noStyle>
        <InputNumber
          id={name}
          min={word.min}
          max={word.max}
          precision={0}
          suffix={word.unit}
          aria-describedby={`${name}-meaning`}
          style={{ width: 150 }}
        />
      </Form.Item>
    </div>
  )
}

function ListSetting({ name }: { name: PolicyWords }) {
  const word = policyListWords[name]
  return (
    <div className="setting">
      <div>
        <label htmlFor={name}>{word.name}</label>
        <p className="soft" id={`${name}-meaning`}>
          {word.meaning}
        </p>
      </div>
      <Form.Item<Settings> name={name} rules={chosen('请至少留一个词')} noStyle>
        <Select
          id={name}
          mode="tags"
          tokenSeparators={['，', ',', '、']}
          aria-describedby={`${name}-meaning`}
          style={{ width: 420 }}
        />
      </Form.Item>
    </div>
  )
}

/** Hours of the stars, one after the other; written as words and read as numbers. */
function LadderSetting() {
  return (
    <div className="setting">
      <div>
        <label htmlFor="starHours">{ladderName}</label>
        <p className="soft" id="starHours-meaning">
          从一星起，由少到多，从登记起累计。改了只影响以后的评星。
        </p>
      </div>
      <Form.Item<Settings>
        name="starHours"
        getValueFromEvent={(words: string[]) => words.map(Number)}
        getValueProps={(hours: number[]) => ({ value: hours.map(String) })}
        rules={[{ validator: checkLadder }]}
      >
        <Select
          id="starHours"
          mode="tags"
          tokenSeparators={['，', ',', '、', ' ']}
          aria-describedby="starHours-meaning"
          style={{ width: 420 }}
        />
      </Form.Item>
    </div>
  )
}

function checkLadder(_rule: unknown, hours: readonly number[]): Promise<void> {
  const isRising = hours.every((hour, index) => Number.isInteger(hour) && hour > (hours[index - 1] ?? 0))
  if (hours.length > 0 && isRising) return Promise.resolve()
  return Promise.reject(new Error('请由少到多填整数小时，至少一级'))
}

function sayChanged(policy: PolicyView): string {
  if (policy.changedAt === null) return '还是最初的设置'
  return `${policy.changedByName ?? '有人'}改于 ${sayInstant(policy.changedAt)}`
}
