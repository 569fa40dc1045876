/** Keeps several films of the same length in step. Knows no DOM beyond what a media element has. */

/** A film further away from the leading one than this jumps; below, nobody notices. */
export const APART_SECONDS_MAX = 0.12;

/**
 * What a following film has to do.
 *
 * @param {{currentTime: number, paused: boolean, ended: boolean, playbackRate: number}} leader
 * @param {{currentTime: number, paused: boolean, seeking: boolean}} follower
 * @returns {{seekTo: number | null, play: boolean}}
 */
export function correction(leader, follower) {
  const apart = Math.abs(leader.currentTime - follower.currentTime) > APART_SECONDS_MAX;
  return {
    seekTo: apart && !follower.seeking ? leader.currentTime : null,
    play: !leader.paused && !leader.ended,
  };
}

/**
 * Lets films follow the first one: its play, pause, jumps and speed are theirs.
 *
 * @param {HTMLMediaElement} leader
 * @param {HTMLMediaElement[]} followers
 * @returns {() => void} stops it
 */
export function keepInStep(leader, followers) {
  const follow = () => {
    for (const follower of followers) {
      const { seekTo, play } = correction(leader, follower);
      if (seekTo !== null) {
        follower.currentTime = seekTo;
      }
      follower.playbackRate = leader.playbackRate;
      if (play && follower.paused && !follower.ended) {
        // It may refuse once more; the next event tries again.
        follower.play().catch(() => {});
      } else if (!play && !follower.paused) {
        follower.pause();
      }
    }
  };
  const events = ['play', 'playing', 'pause', 'seeking', 'seeked', 'ratechange', 'timeupdate', 'ended', 'waiting'];
  events.forEach((name) => leader.addEventListener(name, follow));
  return () => events.forEach((name) => leader.removeEventListener(name, follow));
}
