#!/bin/sh
# Makes the two clips that synthetic peers play: dev/vident/media/synthetic/{warm,cool}.{ivf,h264,opus}.
#
# Each is two seconds of VP8, and the same of H.264 constrained baseline, 640x480 at 25 frames/s with a key frame every
# 5 frames, and three seconds of Opus in packets of 20 ms. At the start of every second the whole picture is white and a beep sounds, both for 120 ms.
# The first second of sound only warms the encoder up; players loop over the second and third.
#
# Needs Debian's ffmpeg (libvpx, libx264, libopus). Usage: make-clips.sh OUTPUT-DIRECTORY
set -eu

out=${1:?usage: make-clips.sh OUTPUT-DIRECTORY}
mkdir -p "$out"

# Opus delays by 312 samples (6.5 ms), which a receiver of RTP does not take off: start the beep that much earlier.
beep_on='lt(mod(t+0.0065\,1)\,0.12)'

# clip NAME BEEP-HERTZ BACKGROUND-BRIGHTNESS BLUE RED SHOULDER-BRIGHTNESS
clip() {
    name=$1 hertz=$2 background=$3 blue=$4 red=$5 shoulders=$6
    head='lt(hypot(X-320\,(Y-190)*0.85)\,85)'
    body='lt(hypot((X-320)*0.62\,Y-480)\,165)'
    # A ball swings from left to right and back in two seconds, so that a frozen picture is seen.
    ball='lt(hypot(X-320+240*cos(PI*T)\,Y-60)\,22)'
    flash='lt(mod(N\,25)\,3)'
    picture="geq=lum='if($flash\,235\,if($ball\,210\,if($head\,170\,if($body\,$shoulders\,$background-Y/8))))':cb='if($flash\,128\,if(lt(hypot(X-160\,(Y-95)*0.85)\,42)\,110\,$blue))':cr='if($flash\,128\,if(lt(hypot(X-160\,(Y-95)*0.85)\,42)\,150\,$red))'"
    ffmpeg -hide_banner -loglevel error -y -f lavfi -i "color=size=640x480:rate=25:duration=2,format=yuv420p" \
        -vf "$picture" -c:v libvpx -deadline good -cpu-used 0 -auto-alt-ref 0 -lag-in-frames 0 -g 5 -keyint_min 5 \
        -b:v 500k -qmin 4 -qmax 40 -error-resilient 1 "$out/$name.ivf"
    # One slice a picture, no messages, parameter sets before every key frame, as browsers send it.
    ffmpeg -hide_banner -loglevel error -y -f lavfi -i "color=size=640x480:rate=25:duration=2,format=yuv420p" \
        -vf "$picture" -c:v libx264 -profile:v baseline -level 3.1 -preset slow -g 5 -keyint_min 5 -sc_threshold 0 \
        -b:v 500k -x264-params repeat-headers=1:slices=1:sliced-threads=0 \
        -bsf:v filter_units=remove_types=6 -f h264 "$out/$name.h264"
    ffmpeg -hide_banner -loglevel error -y -f lavfi \
        -i "aevalsrc='0.5*sin(2*PI*$hertz*t)*$beep_on':sample_rate=48000:duration=3.1" \
        -c:a libopus -b:a 48k -vbr off -frame_duration 20 -application audio -ac 1 -page_duration 20000 "$out/$name.opus"
}

clip warm 1000 120 118 138 70
clip cool 600 110 145 112 60
