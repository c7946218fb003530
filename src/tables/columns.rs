//! Rows → Arrow columns, and columns of a batch by name and type.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BinaryArray, BooleanArray, Date32Array, Float64Array, Int32Array, Int64Array, LargeBinaryArray,
    LargeStringArray, RecordBatch, StringArray, StringViewArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use chrono::{NaiveDate, TimeDelta};

/// Columns in the making, in order.
pub(super) struct Columns<'r, R> {
    rows: &'r [R],
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl<'r, R> Columns<'r, R> {
    pub(super) fn of(rows: &'r [R]) -> Self {
        Self {
            rows,
            fields: Vec::new(),
            arrays: Vec::new(),
        }
    }

    /// Adds a column that was made elsewhere.
    pub(super) fn array(&mut self, name: &str, array: ArrayRef) {
        self.fields.push(Field::new(name, array.data_type().clone(), true));
        self.arrays.push(array);
    }

    pub(super) fn text<'t>(&mut self, name: &str, of: impl Fn(&'r R) -> Option<&'t str>)
    where
        'r: 't,
    {
        let array: StringArray = self.rows.iter().map(of).collect();
        self.array(name, Arc::new(array));
    }

    /// Texts that were made for the column, one a row.
    pub(super) fn texts(&mut self, name: &str, texts: &[Option<String>]) {
        let array: StringArray = texts.iter().map(Option::as_deref).collect();
        self.array(name, Arc::new(array));
    }

    pub(super) fn bytes<'t>(&mut self, name: &str, of: impl Fn(&'r R) -> Option<&'t [u8]>)
    where
        'r: 't,
    {
        let array: BinaryArray = self.rows.iter().map(of).collect();
        self.array(name, Arc::new(array));
    }

    /// A number that fits in 32 bits: lines, columns, counts.
    pub(super) fn count(&mut self, name: &str, of: impl Fn(&'r R) -> Option<usize>) {
        let narrow = |row| of(row).map(|number| i32::try_from(number).unwrap_or(i32::MAX));
        let array: Int32Array = self.rows.iter().map(narrow).collect();
        self.array(name, Arc::new(array));
    }

    pub(super) fn offset(&mut self, name: &str, of: impl Fn(&'r R) -> Option<usize>) {
        let wide = |row| of(row).map(|number| i64::try_from(number).unwrap_or(i64::MAX));
        let array: Int64Array = self.rows.iter().map(wide).collect();
        self.array(name, Arc::new(array));
    }

    pub(super) fn share(&mut self, name: &str, of: impl Fn(&'r R) -> Option<f64>) {
        let array: Float64Array = self.rows.iter().map(of).collect();
        self.array(name, Arc::new(array));
    }

    pub(super) fn level(&mut self, name: &str, of: impl Fn(&'r R) -> Option<i8>) {
        let array: Int32Array = self.rows.iter().map(|row| of(row).map(i32::from)).collect();
        self.array(name, Arc::new(array));
    }

    pub(super) fn flag(&mut self, name: &str, of: impl Fn(&'r R) -> Option<bool>) {
        let array: BooleanArray = self.rows.iter().map(of).collect();
        self.array(name, Arc::new(array));
    }

    pub(super) fn day(&mut self, name: &str, of: impl Fn(&'r R) -> Option<NaiveDate>) {
        let array: Date32Array = self.rows.iter().map(|row| of(row).map(days)).collect();
        self.array(name, Arc::new(array));
    }

    pub(super) fn rows(&self) -> &'r [R] {
        self.rows
    }

    /// The columns as one.
    pub(super) fn into_struct(self) -> Result<arrow_array::StructArray, ArrowError> {
        arrow_array::StructArray::try_new(self.fields.into(), self.arrays, None)
    }

    /// A batch that says which table it is of.
    pub(super) fn batch(self, metadata: HashMap<String, String>) -> Result<RecordBatch, ArrowError> {
        let schema = Schema::new_with_metadata(self.fields, metadata);
        RecordBatch::try_new(Arc::new(schema), self.arrays)
    }
}

fn days(day: NaiveDate) -> i32 {
    let days = day.signed_duration_since(NaiveDate::default()).num_days();
    i32::try_from(days).unwrap_or_default()
}

/// One batch, its columns asked for by name.
pub(crate) struct Batch<'b>(pub(crate) &'b RecordBatch);

impl<'b> Batch<'b> {
    fn column<T: 'static>(&self, name: &str) -> Result<&'b T, String> {
        let column = self.0.column_by_name(name);
        let column = column.ok_or_else(|| format!("has no column `{name}`"))?;
        let typed = column.as_any().downcast_ref::<T>();
        typed.ok_or_else(|| format!("its column `{name}` is of type {}", column.data_type()))
    }

    pub(crate) fn texts(&self, name: &str) -> Result<impl Fn(usize) -> Option<&'b str> + use<'b>, String> {
        let array: &StringArray = self.column(name)?;
        Ok(move |row| array.is_valid(row).then(|| array.value(row)))
    }

    pub(crate) fn bytes(&self, name: &str) -> Result<impl Fn(usize) -> Option<&'b [u8]> + use<'b>, String> {
        let array: &BinaryArray = self.column(name)?;
        Ok(move |row| array.is_valid(row).then(|| array.value(row)))
    }

    pub(crate) fn counts(&self, name: &str) -> Result<impl Fn(usize) -> Option<usize> + use<'b>, String> {
        let array: &Int32Array = self.column(name)?;
        Ok(move |row| {
            let number = array.is_valid(row).then(|| array.value(row));
            number.and_then(|number| usize::try_from(number).ok())
        })
    }

    pub(crate) fn offsets(&self, name: &str) -> Result<impl Fn(usize) -> Option<usize> + use<'b>, String> {
        let array: &Int64Array = self.column(name)?;
        Ok(move |row| {
            let number = array.is_valid(row).then(|| array.value(row));
            number.and_then(|number| usize::try_from(number).ok())
        })
    }

    pub(crate) fn flags(&self, name: &str) -> Result<impl Fn(usize) -> Option<bool> + use<'b>, String> {
        let array: &BooleanArray = self.column(name)?;
        Ok(move |row| array.is_valid(row).then(|| array.value(row)))
    }

    pub(crate) fn days(&self, name: &str) -> Result<impl Fn(usize) -> Option<NaiveDate> + use<'b>, String> {
        let array: &Date32Array = self.column(name)?;
        Ok(move |row| {
            let days = array.is_valid(row).then(|| array.value(row))?;
            NaiveDate::default().checked_add_signed(TimeDelta::days(i64::from(days)))
        })
    }
}

/// The value of a column in a row, if there is one.
type Reader<'b, T> = Box<dyn Fn(usize) -> Option<T> + 'b>;

/// Columns as engines have them: of several types that hold the same.
impl<'b> Batch<'b> {
    fn any(&self, name: &str) -> Result<&'b ArrayRef, String> {
        let column = self.0.column_by_name(name);
        column.ok_or_else(|| format!("the stream has no column `{name}`"))
    }

    pub(crate) fn any_texts(&self, name: &str) -> Result<Reader<'b, &'b str>, String> {
        let column = self.any(name)?;
        let all = column.as_any();
        if let Some(array) = all.downcast_ref::<StringArray>() {
            return Ok(Box::new(move |row| array.is_valid(row).then(|| array.value(row))));
        }
        if let Some(array) = all.downcast_ref::<LargeStringArray>() {
            return Ok(Box::new(move |row| array.is_valid(row).then(|| array.value(row))));
        }
        if let Some(array) = all.downcast_ref::<StringViewArray>() {
            return Ok(Box::new(move |row| array.is_valid(row).then(|| array.value(row))));
        }
        nothing(column, name, "text")
    }

    pub(crate) fn any_bytes(&self, name: &str) -> Result<Reader<'b, &'b [u8]>, String> {
        let column = self.any(name)?;
        let all = column.as_any();
        if let Some(array) = all.downcast_ref::<BinaryArray>() {
            return Ok(Box::new(move |row| array.is_valid(row).then(|| array.value(row))));
        }
        if let Some(array) = all.downcast_ref::<LargeBinaryArray>() {
            return Ok(Box::new(move |row| array.is_valid(row).then(|| array.value(row))));
        }
        nothing(column, name, "bytes")
    }

    pub(crate) fn any_numbers(&self, name: &str) -> Result<Reader<'b, usize>, String> {
        let column = self.any(name)?;
        let all = column.as_any();
        if let Some(array) = all.downcast_ref::<Int32Array>() {
            return Ok(Box::new(move |row| {
                let number = array.is_valid(row).then(|| array.value(row));
                number.and_then(|number| usize::try_from(number).ok())
            }));
        }
        if let Some(array) = all.downcast_ref::<Int64Array>() {
            return Ok(Box::new(move |row| {
                let number = array.is_valid(row).then(|| array.value(row));
                number.and_then(|number| usize::try_from(number).ok())
            }));
        }
        nothing(column, name, "whole numbers")
    }

    /// Days as written, from texts or dates.
    pub(crate) fn any_days(&self, name: &str) -> Result<Reader<'b, String>, String> {
        if self.any(name)?.data_type() == &DataType::Date32 {
            let days = self.days(name)?;
            return Ok(Box::new(move |row| days(row).map(|day| day.to_string())));
        }
        let texts = self.any_texts(name)?;
        Ok(Box::new(move |row| texts(row).map(str::to_owned)))
    }
}

fn nothing<T>(column: &ArrayRef, name: &str, expected: &str) -> Result<T, String> {
    let found = column.data_type();
    Err(format!(
        "the column `{name}` of the stream is of type {found}: it must hold {expected}"
    ))
}

/// Whether a table is one of ours: of this name and version, with all its columns. What is wrong with it otherwise.
pub(crate) fn is_as(schema: &SchemaRef, expected: &Schema) -> Result<(), String> {
    let mut told: Vec<(&String, &String)> = expected.metadata.iter().collect();
    // The version before that of the records.
    told.sort_by_key(|(key, _)| std::cmp::Reverse(key.as_str()));
    for (key, value) in told {
        match schema.metadata.get(key) {
            Some(found) if found == value => {}
            Some(found) => {
                return Err(format!(
                    "`{key}` is {found}, and this version of onrecord reads {value}: make the tables anew"
                ));
            }
            None => return Err("is no table of `onrecord statements --format parquet`".to_owned()),
        }
    }
    for field in &expected.fields {
        let Ok(found) = schema.field_with_name(field.name()) else {
            return Err(format!("has no column `{}`", field.name()));
        };
        if !is_same_type(found.data_type(), field.data_type()) {
            let (name, found, expected) = (field.name(), found.data_type(), field.data_type());
            return Err(format!("its column `{name}` is of type {found}, not {expected}"));
        }
    }
    Ok(())
}

/// Lists are for readers, not for us: what they are made of is not looked at.
fn is_same_type(found: &DataType, expected: &DataType) -> bool {
    found == expected || matches!((found, expected), (DataType::List(_), DataType::List(_)))
}
