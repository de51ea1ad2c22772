"""llama.cpp's own HTTP server, in this process until it is ended: `llama_process.py MODEL PORT`."""

import signal
import sys

import xllamacpp

if __name__ == "__main__":
    options = xllamacpp.CommonParams()
    options.model.path, options.port, options.hostnames = sys.argv[1], int(sys.argv[2]), ["127.0.0.1"]
    options.n_ctx, options.n_parallel, options.n_threads_http = 16384, 2, 4
    options.cpuparams.n_threads = 1
    server = xllamacpp.Server(options)
    print("up", flush=True)  # noqa: T201 - whoever started it waits for this line
    signal.pause()
