import type { HostView } from '@gradroom/contracts'

type Phase = HostView['phase']['phase']
const PHASES: readonly Phase[] = ['lobby', 'question', 'revealed', 'leaderboard', 'podium', 'ended']

/** The phase a list names, by which its words are found; an unknown one reads as ended. */
export const phaseWords = (name: string): Phase => PHASES.find((phase) => phase === name) ?? 'ended'
