import type { Net } from 'electron'
import { StrictEmitter } from '../strict.ts'

class NetPart extends StrictEmitter implements Pick<Net, 'isOnline'> {
  constructor() {
    super('net')
  }

  isOnline(): boolean {
    return true
  }
}

export const net = new NetPart()
