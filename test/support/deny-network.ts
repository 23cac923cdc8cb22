/** Tests fail on any connection that does not stay on this host. */
import net from 'node:net'

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|localhost)$/
const connect = net.Socket.prototype.connect

net.Socket.prototype.connect = function deny(this: net.Socket, ...args: unknown[]) {
  const flat = Array.isArray(args[0]) ? args[0][0] : args[0]
  const target = typeof flat === 'object' && flat !== null ? (flat as { host?: string; path?: string }) : {}
  if (target.path === undefined && target.host !== undefined && !loopback.test(target.host)) {
    throw new Error(`a test tried to reach ${target.host}; only loopback is allowed`)
  }
  return Reflect.apply(connect, this, args) as net.Socket
} as typeof connect
