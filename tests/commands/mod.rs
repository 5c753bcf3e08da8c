//! One file per command.

mod bench;
mod calculate;
mod calculate_json;
mod check;
mod command_line;
mod compare;
mod explain;
mod explain_result;
mod forms;
mod new;
mod output;
mod prices;
mod readme;
mod scenarios;
mod sensitivity;
mod simulate;
mod sweep;
mod verify;
