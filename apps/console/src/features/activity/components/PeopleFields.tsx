import { Checkbox, Form, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { chosen } from '../../../ui/rules.ts'
import { MemberSelect, MembersSelect } from '../../desk/components/MemberSelect.tsx'
import {
  AgeFields,
  BringField,
  PhoneField,
  PlaceFields,
  ResidentsField,
} from '../../publish/components/OfferingFields.tsx'
import { TeamSelect } from '../../team/components/TeamSelect.tsx'
import { useVolunteerChoices } from '../activity.queries.ts'
import { type ActivityValues, fieldNames } from '../activity-form.ts'

const Field = Form.Item<ActivityValues>

interface Named {
  id: string
  name: string
}

/** Who does it, where, and who may come; `leaders` are those in charge already. */
export function PeopleFields({ leaders }: { leaders: readonly Named[] }) {
  const { me } = useWorkplace()
  const others = leaders.filter(({ id }) => id !== me.id)
  const known = [{ id: me.id, name: `${me.name}（我）` }, ...others].map(({ id, name }) => ({
    value: id,
    label: name,
  }))
  return (
    <>
      <div className="fields">
        <PlaceFields />
        <Field
          name="responsibleId"
          label={fieldNames.responsibleId}
          extra="名字会写进服务记录"
          rules={chosen('请选负责人')}
        >
          <MemberSelect known={known} />
        </Field>
        <Field name="leaderIds" label={fieldNames.leaderIds} extra="也能在手机上出示签到码">
          <MembersSelect known={known} />
        </Field>
        <Field name="teamId" label={fieldNames.teamId}>
          <TeamSelect placeholder="没有就不选" />
        </Field>
        <PhoneField />
      </div>
      <Field name="isTeamOnly" valuePropName="checked">
        <Checkbox>只招本队和分队的队员</Checkbox>
      </Field>
      <WhoMayCome />
    </>
  )
}

function WhoMayCome() {
  const { streetId } = useWorkplace()
  const choices = useVolunteerChoices(streetId)
  const optionsOf = (words: readonly string[] = []) => words.map(word => ({ value: word, label: word }))
  return (
    <>
      <div className="fields">
        <Field name="skills" label={fieldNames.skills} extra="不会也能报名；找人补位时先问会的">
          <Select mode="multiple" maxCount={10} options={optionsOf(choices.data?.skills)} />
        </Field>
        <Field name="qualification" label={fieldNames.qualification} extra="没有、或到那天过期的，报不上名">
          <Select allowClear placeholder="不要求" options={optionsOf(choices.data?.qualificationKinds)} />
        </Field>
        <AgeFields />
      </div>
      <ResidentsField label={fieldNames.residentsOf} />
      <BringField example="手套、水杯" />
    </>
  )
}
