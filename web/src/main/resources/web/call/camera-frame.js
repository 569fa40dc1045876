/** Single pictures out of a running camera track: a full-resolution JPEG, and how bright the picture is. */

const JPEG_QUALITY = 0.92;
const FIRST_FRAME_MILLIS_MAX = 5000;
const LIGHT_INTERVAL_MILLIS = 1000;

export const TOO_DARK = 55;
export const TOO_BRIGHT = 215;

/**
 * @param {MediaStreamTrack} track
 * @returns {Promise<Blob>} a JPEG as large as the camera delivers
 */
export async function takeStill(track) {
  const source = await openSource(track);
  try {
    const canvas = document.createElement('canvas');
    canvas.width = source.videoWidth;
    canvas.height = source.videoHeight;
    context(canvas).drawImage(source, 0, 0);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error('The picture could not be encoded')) : resolve(blob)),
        'image/jpeg',
        JPEG_QUALITY,
      );
    });
  } finally {
    closeSource(source);
  }
}

/**
 * Mean brightness of RGBA pixels, 0 (black) to 255 (white).
 *
 * @param {Uint8ClampedArray | number[]} pixels
 */
export function brightness(pixels) {
  let sum = 0;
  for (let i = 0; i < pixels.length; i += 4) {
    sum += 0.2126 * pixels[i] + 0.7152 * pixels[i + 1] + 0.0722 * pixels[i + 2];
  }
  return sum / (pixels.length / 4);
}

/**
 * @param {number} value
 * @returns {'dark' | 'bright' | 'good'}
 */
export function lightOf(value) {
  if (value < TOO_DARK) {
    return 'dark';
  }
  return value > TOO_BRIGHT ? 'bright' : 'good';
}

/** Watches the light of a picture that is being shown anyway. */
export class LightWatch {
  #timer;

  /**
   * @param {HTMLVideoElement} video
   * @param {(light: 'dark' | 'bright' | 'good') => void} onLight
   */
  constructor(video, onLight) {
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 18;
    const pen = context(canvas);
    this.#timer = setInterval(() => {
      if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        pen.drawImage(video, 0, 0, canvas.width, canvas.height);
        onLight(lightOf(brightness(pen.getImageData(0, 0, canvas.width, canvas.height).data)));
      }
    }, LIGHT_INTERVAL_MILLIS);
  }

  close() {
    clearInterval(this.#timer);
  }
}

/** @param {HTMLCanvasElement} canvas */
function context(canvas) {
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) {
    throw new Error('This browser cannot draw pictures');
  }
  return pen;
}

/** @param {MediaStreamTrack} track */
async function openSource(track) {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  await video.play();
  if (video.videoWidth === 0) {
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      setTimeout(() => reject(new Error('The camera delivers no picture')), FIRST_FRAME_MILLIS_MAX);
    });
  }
  return video;
}

/** @param {HTMLVideoElement} video */
function closeSource(video) {
  video.pause();
  video.srcObject = null;
}
