import type { Volunteer, VolunteerLine } from '@yunxuan/contract'
import { Button, Drawer } from 'antd'
import { useEffect, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Trouble } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useLook } from '../volunteer.queries.ts'
import { relationNames, sayList, sayTimes, volunteerStatusNames } from '../volunteer-words.ts'
import { ConsentDialog, ConsentWithdrawal } from './ConsentDialogs.tsx'
import { IdentityDialog } from './IdentityDialog.tsx'

interface Props {
  line: VolunteerLine
  onClose: () => void
}

/** Opens a record: of a grown-up at once, of a minor with the reason that the log keeps. */
export function OpenRecord({ line, onClose }: Props) {
  const { streetId } = useWorkplace()
  const look = useLook(streetId)
  const { mutate, data, error, isPending } = look
  const { personId, isMinor } = line
  useEffect(() => {
    if (!isMinor) mutate({ personId })
  }, [isMinor, mutate, personId])

  if (isMinor && data === undefined) {
    return (
      <ReasonDialog
        title={`打开 ${line.name} 的档案`}
        explain="这位未满 18 岁。请写明为什么要看，原因和您的名字会记进日志。"
        okText="打开"
        suggestions={['核对家长同意书', '本人或家长来问', '核对报名条件']}
        write={look}
        wish={reason => ({ personId, reason })}
        // What came takes the dialog's place.
        onDone={() => undefined}
        onClose={onClose}
      />
    )
  }
  return (
    <Drawer open onClose={onClose} title={`${line.name} ${line.number}`} size={520} loading={isPending}>
      {error !== null && <Trouble error={error} onRetry={() => mutate({ personId })} />}
      {data !== undefined && <VolunteerRecord volunteer={data} isMinor={isMinor} onChanged={onClose} />}
    </Drawer>
  )
}

interface RecordProps {
  volunteer: Volunteer
  isMinor: boolean
  onChanged: () => void
}

function VolunteerRecord({ volunteer, isMinor, onChanged }: RecordProps) {
  const [isCorrecting, setCorrecting] = useState(false)
  const { name, tone } = volunteerStatusNames[volunteer.status]
  return (
    <>
      <p className="gap-below">
        <Tag tone={tone}>{name}</Tag>
      </p>
      <Facts
        facts={[
          ['真实姓名', volunteer.realName ?? '没有填'],
          ['证件号码', volunteer.idNumber ?? '没有填'],
          ['出生日期', volunteer.birthDate ?? '没有填'],
          ['电话', volunteer.phone ?? '没有填'],
          ['住在', volunteer.areaName ?? '没有填'],
          ['会什么', sayList(volunteer.skills)],
          ['语言', sayList(volunteer.languages)],
          ['愿意做', sayList(volunteer.serviceCategories)],
          ['有空', sayTimes(volunteer.times)],
          ['证件', sayPapers(volunteer)],
          ['登记于', sayInstant(volunteer.registeredAt)],
        ]}
      />
      <div className="row-actions">
        <Button onClick={() => setCorrecting(true)}>按证件更正</Button>
      </div>
      {isCorrecting && (
        <IdentityDialog
          personId={volunteer.personId}
          name={volunteer.name}
          onDone={onChanged}
          onClose={() => setCorrecting(false)}
        />
      )}
      {isMinor && <Consent volunteer={volunteer} onChanged={onChanged} />}
    </>
  )
}

const paperWords = { pending: '待确认', approved: '已确认', rejected: '没有通过' } as const

function sayPapers({ qualifications }: Volunteer): string {
  return sayList(
    qualifications.map(({ kind, status, validUntil }) => {
      const until = validUntil === null ? '长期' : `到 ${validUntil}`
      return `${kind}（${paperWords[status]}，${until}）`
    }),
  )
}

/** The guardian's consent as it stands, and what the desk may write down about it. */
function Consent({ volunteer, onChanged }: Omit<RecordProps, 'isMinor'>) {
  const [asked, setAsked] = useState(false)
  const { guardianConsent: consent, personId, name } = volunteer
  const close = () => setAsked(false)
  return (
    <section className="panel" aria-labelledby="consent-head">
      <h2 id="consent-head">家长同意</h2>
      {consent === null ? (
        <p>还没有。家长在手机上同意，或者带签了字的纸来，由您看过后记下。</p>
      ) : (
        <p>
          {relationNames[consent.relation]}同意于 {sayInstant(consent.givenAt)}
          {consent.seenBy === null ? '，在手机上。' : `，纸质，${consent.seenBy}看过。`}
        </p>
      )}
      <div className="row-actions">
        <Button onClick={() => setAsked(true)}>
          {consent === null ? '看过纸质同意书' : '家长撤回了同意'}
        </Button>
      </div>
      {asked && consent === null && (
        <ConsentDialog personId={personId} name={name} onDone={onChanged} onClose={close} />
      )}
      {asked && consent !== null && (
        <ConsentWithdrawal personId={personId} name={name} onDone={onChanged} onClose={close} />
      )}
    </section>
  )
}
