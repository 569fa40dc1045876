/** The signalling connection of a page: as urgent as somebody looks at it, and at once when the network is back. */

import { SignalSocket } from './signal-socket.js';

/**
 * @param {string} path on the page's own server
 * @param {Omit<import('./signal-socket.js').SocketOptions, 'url' | 'isUrgent'>} options
 */
export function openPageSocket(path, options) {
  const over = new AbortController();
  const socket = new SignalSocket({
    ...options,
    url: socketUrl(path, location.href),
    isUrgent: () => isVisible() && navigator.onLine,
    onStatus: (status) => {
      if (status.state === 'closed') {
        over.abort();
      }
      options.onStatus(status);
    },
  });
  const { signal } = over;
  window.addEventListener('online', () => socket.status.state !== 'open' && socket.reconnect(), { signal });
  document.addEventListener('visibilitychange', () => isVisible() && socket.hurry(), { signal });
  return socket;
}

function isVisible() {
  return document.visibilityState === 'visible';
}

/**
 * The WebSocket address of a path on the page's own server.
 *
 * @param {string} path
 * @param {string} pageUrl
 */
export function socketUrl(path, pageUrl) {
  const url = new URL(path, pageUrl);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = '';
  url.hash = '';
  return url.href;
}
