"""What may be decoded at all: containers by their first bytes, codecs by name, sizes and lengths by these limits."""

from collections.abc import Mapping

from render_cluster.ingest.sniff import Format

VIDEO_CODECS = ("h264", "hevc", "vp8", "vp9", "libdav1d", "prores")
SOUND_CODECS = ("aac", "mp3", "mp3float", "opus", "vorbis", "flac", "alac", "pcm_s16le", "pcm_s24le", "pcm_f32le")
CODECS = ",".join((*VIDEO_CODECS, *SOUND_CODECS))
"""FFmpeg's names of decoders, for `codec_whitelist`."""
MOST_BYTES = 2 << 30
MOST_PIXELS_A_SIDE = 4096
MOST_FPS = 60
FPS_ROUNDING = 0.5
LONGEST_SEC = 600
MOST_STREAMS = 2


def input_options(form: Format) -> Mapping[str, str]:
    """Of every opening by FFmpeg, in whichever program: this demuxer and no other, files and no addresses."""
    return {"format_whitelist": form.value, "protocol_whitelist": "file", "codec_whitelist": CODECS}
