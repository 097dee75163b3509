export interface LaneStep {
  name: string
  needs: readonly string[]
}

export function runInLanes<Step extends LaneStep>(
  steps: readonly Step[],
  lanes: number,
  run: (step: Step) => Promise<void>,
): Promise<void>
