#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    (threatline_fuzz::target("pages").holds)(bytes);
});
