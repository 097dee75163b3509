import { View } from '@tarojs/components'
import type { Dependant, Street } from '@yunxuan/contract'
import { useParams } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { DependantForm } from '../components/DependantForm.tsx'
import { ForMember } from '../components/ForMember.tsx'
import { useDependants, useForgetDependant } from '../member.queries.ts'

export default function Relative() {
  const { id } = useParams()
  return (
    <Page title={id ? '家人资料' : '添一位家人'}>
      <ForMember icon="users" title="登录后添家人" text="替老人和孩子预约，记一次就够。">
        {(member, street) =>
          id ? (
            <Known id={id} street={street} />
          ) : (
            <DependantForm street={street} areaId={member.areaId} onSaved={goBack} />
          )
        }
      </ForMember>
    </Page>
  )
}

function Known({ id, street }: { id: string; street: Street }) {
  return (
    <Loaded query={useDependants()}>
      {({ items }) => {
        const dependant = items.find(one => one.id === id)
        if (!dependant) return <Empty icon="users" title="没有这位家人" text="可能已经删掉了。" />
        return (
          <>
            <DependantForm street={street} dependant={dependant} areaId={dependant.areaId} onSaved={goBack} />
            <Forget dependant={dependant} />
          </>
        )
      }}
    </Loaded>
  )
}

function Forget({ dependant }: { dependant: Dependant }) {
  const forgetting = useForgetDependant(goBack)
  return (
    <AskFirst
      icon="trash-2"
      name="删掉这位家人"
      title={`删掉${dependant.name}？`}
      yes="删掉"
      sending={forgetting}
      onYes={() => forgetting.send(dependant.id)}
    >
      <View>姓名和生日会从这里抹去。以后要替这位家人预约，再添一次就好。</View>
    </AskFirst>
  )
}
