import type { ManagedTeam, Picture, TeamEdit } from '@yunxuan/contract'
import { Checkbox, Form, Input } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { AreaSelect } from '../../../ui/AreaSelect.tsx'
import { FormDrawer } from '../../../ui/FormDialog.tsx'
import { needed } from '../../../ui/rules.ts'
import { PictureField } from '../../picture/components/PictureField.tsx'
import { VolunteersSelect } from '../../volunteer/components/VolunteersSelect.tsx'
import { type NewTeam, useEditTeam, useFoundTeam } from '../team.queries.ts'
import { TeamSelect } from './TeamSelect.tsx'

const Field = Form.Item<NewTeam>

export function NewTeamDrawer({ onMade, onClose }: { onMade: (id: string) => void; onClose: () => void }) {
  const { streetId } = useWorkplace()
  return (
    <FormDrawer
      title="新服务队"
      okText="成立"
      width={480}
      initial={{
        name: '',
        parentId: null,
        areaId: null,
        intro: '',
        isOpen: true,
        picture: null,
        leaders: [],
      }}
      write={useFoundTeam(streetId)}
      wish={(values: NewTeam) => values}
      done={team => `${team.name} 成立了`}
      onDone={team => onMade(team.id)}
      onClose={onClose}
    >
      <NameField />
      <Field
        name="leaders"
        label="队长"
        extra="要满 18 岁、资料齐全；不在队里的会一起进队"
        rules={[{ validator: needsOne }]}
      >
        <VolunteersSelect />
      </Field>
      <PlaceFields kept={null} />
    </FormDrawer>
  )
}

export function EditTeamDrawer({ team, onClose }: { team: ManagedTeam; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const { name, parentId, areaId, intro, isOpen } = team
  const picture = team.picture && { id: team.picture.id, alt: team.picture.alt }
  return (
    <FormDrawer
      title={`改 ${name}`}
      okText="保存"
      width={480}
      initial={{ name, parentId, areaId, intro, isOpen, picture }}
      write={useEditTeam(streetId, team.id)}
      wish={(values: TeamEdit) => values}
      done="已保存"
      onClose={onClose}
    >
      <NameField />
      <PlaceFields kept={team.picture} />
    </FormDrawer>
  )
}

function NameField() {
  return (
    <Field name="name" label="队名" rules={needed('请写队名')}>
      <Input maxLength={40} />
    </Field>
  )
}

function PlaceFields({ kept }: { kept: Picture | null }) {
  return (
    <>
      <Field name="parentId" label="属于哪个队" extra="不选就是最上面一层">
        <TeamSelect placeholder="最上面一层" />
      </Field>
      <Field name="areaId" label="在哪个社区" extra="不选就是全街道">
        <AreaSelect placeholder="全街道" />
      </Field>
      <Field name="intro" label="介绍">
        <Input.TextArea rows={3} maxLength={300} showCount placeholder="做什么、什么时候、欢迎谁来" />
      </Field>
      <Field name="picture" label="照片">
        <PictureField
          kept={kept}
          without="没有照片就用插画。拍到人要本人同意；拍摄的地点、时间会自动去掉。"
        />
      </Field>
      <Field name="isOpen" valuePropName="checked">
        <Checkbox>谁都可以申请加入（不勾就只能由队长邀请）</Checkbox>
      </Field>
    </>
  )
}

// A `required` rule would mark the field with an attribute that its role may not have.
async function needsOne(_rule: unknown, leaders: readonly string[]): Promise<void> {
  if (leaders.length === 0) throw new Error('请至少选一位队长')
}
