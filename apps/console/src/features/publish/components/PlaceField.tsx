import { Form } from 'antd'
import { LocationSelect } from './KeptSelect.tsx'

// The form of the offering itself, behind another tab, has a place as well.
const fieldId = 'slotPlace'

/** Where times of an offering are had; left empty they are had at its usual place. */
export function PlaceField() {
  const form = Form.useFormInstance()
  // A room is one of the place that is left behind.
  const emptyRoom = () => form.setFieldValue('room', '')
  return (
    <Form.Item name="locationId" label="地点" htmlFor={fieldId}>
      <LocationSelect id={fieldId} empty="平常的地点" onChange={emptyRoom} />
    </Form.Item>
  )
}
