//! `wasm-bindgen-test-runner`, which cargo calls for tests in the browser.

fn main() {
    env_logger::init();
    let result = wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os());
    if let Err(error) = result {
        eprintln!("error: {error:#}");
        std::process::exit(1);
    }
}
