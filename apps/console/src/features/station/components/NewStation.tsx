import { Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { useLocations } from '../../publish/publish.queries.ts'
import { StationForm } from './StationDrawer.tsx'

/** Makes a location that is there already a station. */
export function NewStation({ onClose }: { onClose: () => void }) {
  const { streetId } = useWorkplace()
  const locations = useLocations(streetId).data?.items ?? []
  const [chosen, setChosen] = useState<string>()
  const location = locations.find(({ id }) => id === chosen)
  if (location !== undefined) return <StationForm location={location} version={0} onClose={onClose} />
  return (
    <Modal open title="哪一处地点" footer={null} onCancel={onClose}>
      <Form layout="vertical">
        <Form.Item label="地点" extra="没有就先到“地点”里新建，写上名称和地址">
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            autoFocus
            placeholder="输入名称找一找"
            options={locations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
